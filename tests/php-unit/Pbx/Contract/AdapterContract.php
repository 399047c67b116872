<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallShape;
use Ringwell\Call\CallState;
use Ringwell\Call\CallStore;
use Ringwell\Call\ErasedCall;
use Ringwell\Call\Party;
use Ringwell\Call\Way;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\PullsCalls;
use Ringwell\Pbx\RawOfCall;
use Ringwell\Pbx\RawText;
use Ringwell\Pbx\Unreadable;
use Ringwell\Pbx\VouchesForLate;
use Ringwell\Time;

/**
 * What every phone system's adapter must do, whatever its events look like. A test of an adapter extends this, tells
 * the scenes in its phone system's words, and adds what is particular (docs/developers/phone-systems.md).
 *
 * Where a phone system can't tell something, the hook says why in a sentence; PHPUnit lists it as skipped.
 */
abstract class AdapterContract extends TestCase
{
    private const REGION = 'RU';
    private const START = Scene::START * Time::SECOND;
    /** A pull comes when all is over. */
    private const PULLED_AT = self::START + 20 * Time::MINUTE;
    private const MONTH_LATER = self::START + 30 * Time::DAY;
    private const SHUFFLES = 60;

    abstract protected function adapter(): PbxAdapter;

    /** With all fields filled in. */
    abstract protected function connection(): Connection;

    /**
     * @param  int         $off how many seconds the phone system's clock is ahead (or, with a wrong zone, seems to be)
     * @return Told|string why this phone system doesn't tell such a thing
     */
    abstract protected function tell(Scene $scene, int $off = 0): Told|string;

    /**
     * The scene as the phone system's list of calls has it, read by the adapter's pull() from what the phone system answers.
     *
     * @return list<CallEvent>|string why there is none
     */
    abstract protected function pulled(Scene $scene): array|string;

    /**
     * Events that this phone system did not send: signed with another key, changed after signing, not signed at all.
     *
     * @return non-empty-array<string, PbxEvent>|string why such can't be told from genuine ones
     */
    abstract protected function forged(): array|string;

    /** Whether the wait is known only from when events reached us, because none of them says it. */
    protected function waitIsHeard(): bool
    {
        return false;
    }

    /** Whether its events don't say how long was talked, so that events which hung on their way can't tell it. */
    protected function talkIsHeard(): bool
    {
        return false;
    }

    /** Whether the phone system's list of calls leaves the wait out. */
    protected function listLeavesWaitOut(): bool
    {
        return false;
    }

    /** Whether what opens its signatures is no secret, and stands among the settings. */
    protected function signsByPublicKey(): bool
    {
        return false;
    }

    /** @return list<PbxEvent> genuine questions where a call shall go, of a phone system that asks (RoutesCalls) */
    protected function questions(): array
    {
        return [];
    }

    /** @return list<PbxEvent> one of each kind and more, for those who play with events */
    final public function samples(): array
    {
        $told = array_map(fn (Scene $scene): Told|string => $this->tell($scene), Scene::cases());

        return array_merge($this->questions(), ...array_map(static fn (Told|string $one): array => is_string($one) ? [] : array_column($one->events, 1), $told));
    }

    final public function sampleAdapter(): PbxAdapter
    {
        return $this->adapter();
    }

    final public function sampleConnection(): Connection
    {
        return $this->connection();
    }

    /** @return iterable<string, array{Scene}> */
    final public static function scenes(): iterable
    {
        foreach (Scene::cases() as $scene) {
            yield $scene->value => [$scene];
        }
    }

    #[DataProvider('scenes')]
    final public function testASceneIsOneCall(Scene $scene): void
    {
        $told = $this->told($scene);
        foreach ($told->events as [, $event]) {
            self::assertTrue($this->adapter()->authenticate($event, $this->connection()), 'A genuine event was refused.');
            self::assertContains($event->method, $this->adapter()->methods());
        }

        $this->assertScene($scene, $this->heard($told));
    }

    #[DataProvider('scenes')]
    final public function testTheOrderMakesNoDifference(Scene $scene): void
    {
        $told = $this->told($scene);
        $expected = $this->remember($this->heard($told))->shown();
        mt_srand(7);
        for ($run = 0; $run < self::SHUFFLES; $run++) {
            $mixed = $this->heard($told);
            shuffle($mixed);
            self::assertEquals($expected, $this->remember($mixed)->shown());
        }
        // A delivery that hung: all at once, after the end, the last first.
        $late = [];
        foreach (array_reverse($told->events) as [, $event]) {
            $late[] = [$scene->overAfter() + 5, $event];
        }
        $this->assertScene($scene, $this->heard(new Told(...$late)), hasWait: ! $this->waitIsHeard());
    }

    #[DataProvider('scenes')]
    final public function testDoublesMakeNoDifference(Scene $scene): void
    {
        $told = $this->told($scene);
        $once = $this->heard($told);
        $again = array_map(static fn (array $one): array => [$one[0], $one[1] + Time::MINUTE, $one[2]], $once);

        self::assertEquals($this->remember($once)->shown(), $this->remember([...$once, ...$again])->shown());
        foreach ($told->events as [, $event]) {
            $copy = new PbxEvent($event->method, $event->path, $event->query, $event->body, $event->headers);
            self::assertSame($event->fingerprint(), $copy->fingerprint());
        }
    }

    #[DataProvider('scenes')]
    final public function testAnEventThatIsMissingInventsNothing(Scene $scene): void
    {
        $told = $this->told($scene);
        self::assertSame($this->adapter()->id(), $this->connection()->adapter);
        foreach (self::leftOut($told) as $rest) {
            $shown = $this->remember($this->heard($rest))->shown();
            self::assertLessThanOrEqual(1, count($shown), 'One call became two.');
            foreach ($shown as $shape) {
                self::assertTrue($scene->talk() > 0 || $shape->answeredAt === null, 'A call that nobody took was taken.');
                self::assertContains($scene->caller() === '' ? null : "+{$scene->caller()}", [Party::phone($shape->caller, self::REGION)?->e164, null]);
            }
        }
    }

    #[DataProvider('scenes')]
    final public function testThePullRepairsWhatIsMissing(Scene $scene): void
    {
        $told = $this->told($scene);
        $pulled = $this->pulledEvents($scene);
        foreach ([...self::leftOut($told), new Told()] as $rest) {
            $hasWait = ! $this->listLeavesWaitOut() || count($rest->events) === count($told->events);
            $this->assertScene($scene, [...$this->heard($rest), ...$pulled], hasWait: $hasWait, needsDid: false);
        }
    }

    #[DataProvider('scenes')]
    final public function testAPulledCallIsTheLiveOne(Scene $scene): void
    {
        $live = $this->heard($this->told($scene));
        $pulled = $this->pulledEvents($scene);
        $both = $this->remember([...$live, ...$pulled]);

        self::assertEquals(self::ids($live), array_values(array_unique([...self::ids($live), ...self::ids($pulled)])), 'The list has another id for the call.');
        $this->assertScene($scene, [...$live, ...$pulled]);
        self::assertEquals($both->shown(), $this->remember([...$pulled, ...$live])->shown());
        self::assertEquals(self::legs($live), array_values(array_unique([...self::legs($live), ...self::legs($pulled)])), 'The list has another id for a leg.');
        $recordings = self::recordings($live);
        self::assertSame([], $recordings === [] ? [] : array_diff(self::recordings($pulled), $recordings), 'The list has another id for a recording.');
    }

    final public function testAForgedEventIsRefused(): void
    {
        $forged = $this->forged();
        if (is_string($forged)) {
            self::markTestSkipped($forged);
        }
        foreach ($forged as $name => $event) {
            self::assertFalse($this->adapter()->authenticate($event, $this->connection()), $name);
        }
    }

    final public function testWithOtherSecretsNothingIsGenuine(): void
    {
        if (is_string($this->forged())) {
            self::markTestSkipped($this->forged());
        }
        $own = $this->connection();
        $others = array_map(static fn (string $secret): string => strrev($secret) . 'x', $own->secrets ?? []);
        // A public key is no secret, but opens only what one other has signed.
        $settings = $others === [] || $this->signsByPublicKey() ? array_map(strrev(...), $own->settings) : $own->settings;
        $other = new Connection($own->id, $own->name, $own->adapter, true, $settings, $others, null, 0);
        foreach ($this->samples() as $event) {
            self::assertFalse($this->adapter()->authenticate($event, $other));
        }
    }

    #[DataProvider('scenes')]
    final public function testAnOldEventThatIsSentAgainChangesNothing(Scene $scene): void
    {
        $told = $this->told($scene);
        $once = $this->heard($told);
        $again = array_map(static fn (array $one): array => [$one[0], self::MONTH_LATER, $one[2]], $once);

        self::assertEquals($this->remember($once)->shown(), $this->remember([...$once, ...$again])->shown());
    }

    final public function testAnOldEventOfACallThatIsForgottenIsSeenToBeLate(): void
    {
        $late = array_map(static fn (array $one): array => [$one[0], self::MONTH_LATER, $one[2]], $this->heard($this->told(Scene::Answered)));
        if ($this->adapter() instanceof VouchesForLate) {
            self::markTestSkipped('It keeps its events while the site is down, and signs them: they count.');
        }
        foreach ($this->remember($late)->shown() as $shape) {
            self::assertTrue($shape->isLate);
        }
        self::assertNotSame([], $late);
    }

    final public function testAClockThatIsAheadMovesNoCall(): void
    {
        $told = $this->told(Scene::Answered, 3 * 3600);
        $heard = $this->heard($told);
        $this->assertScene(Scene::Answered, $heard, hasWait: ! $this->waitIsHeard());
        self::assertTrue(self::isOff($heard));
    }

    final public function testAClockThatIsBehindIsNoticed(): void
    {
        $heard = $this->heard($this->told(Scene::Answered, -3 * 3600));
        $shown = $this->remember($heard)->shown();

        self::assertCount(1, $shown);
        self::assertEqualsWithDelta(Scene::Answered->talk(), $shown[0]->talkSeconds, 1);
        self::assertTrue(self::isOff($heard));
    }

    /** What erasure leaves is a keyed hash of the call's id: it must be the same for ever, and not be the patient. */
    #[DataProvider('scenes')]
    final public function testACallsIdIsNobodysPhone(Scene $scene): void
    {
        $told = $this->told($scene);
        $ids = self::ids($this->heard($told));
        foreach ([1, 86_400] as $off) {
            $later = $this->tell($scene, $off);
            self::assertSame($ids, is_string($later) ? $ids : self::ids($this->heard($later)), 'The id depends on the time.');
        }
        foreach ($ids as $id) {
            self::assertNotSame('', $id);
            self::assertStringNotContainsString(substr(Scene::CALLER, 1), $id);
        }
    }

    /** Neither the same events again nor the list bring the calls of an erased patient back, and none of his raw events stays. */
    #[DataProvider('scenes')]
    final public function testAnErasedPatientStaysForgotten(Scene $scene): void
    {
        $told = $this->told($scene);
        $live = $this->heard($told);
        $list = $this->pulled($scene);
        $all = [...$live, ...(is_string($list) ? [] : $this->pulledEvents($scene))];
        $memory = $this->remember($live);
        $erased = $memory->calls();
        array_map($memory->erase(...), $erased);
        foreach ($all as $one) {
            $memory->hear(...$one);
        }
        self::assertSame([], $memory->calls());

        $caller = $scene->caller() === '' ? null : "+{$scene->caller()}";
        foreach ($told->events as [, $event]) {
            $isTold = $this->adapter()->parse($event, $this->connection()) !== [];
            $goes = array_filter($erased, fn (string $call): bool => RawOfCall::is(
                $event,
                new ErasedCall(1, $this->connection()->id, CallStore::key($call), $caller, self::START, self::PULLED_AT),
                $this->connection(),
                $this->adapter(),
            )) !== [];
            self::assertTrue($goes || (! $isTold && ! str_contains($event->body . $event->query, substr(Scene::CALLER, 1))), 'A raw event stays.');
        }
    }

    #[DataProvider('scenes')]
    final public function testReadingIsAlwaysTheSame(Scene $scene): void
    {
        foreach ($this->told($scene)->events as [, $event]) {
            $first = $this->adapter()->parse($event, $this->connection());
            self::assertEquals($first, $this->adapter()->parse(PbxEvent::unpack($event->pack()) ?? $event, $this->connection()), 'What is stored reads otherwise than what came.');
        }
        self::assertContains($scene, Scene::cases());
    }

    /** What breaks off anywhere is read as far as it goes, or said to be unreadable; nothing else happens. */
    final public function testABrokenEventIsUnreadableAndNothingElse(): void
    {
        $read = 0;
        foreach ($this->samples() as $event) {
            foreach ([0, 1, 7, intdiv(strlen($event->body), 2), strlen($event->body) - 1] as $length) {
                $broken = new PbxEvent($event->method, $event->path, substr($event->query, 0, $length), substr($event->body, 0, max(0, $length)), $event->headers);
                try {
                    $this->adapter()->parse($broken, $this->connection());
                    $read++;
                } catch (Unreadable $why) {
                    self::assertNotSame('', $why->field);
                    $read++;
                }
            }
        }
        self::assertGreaterThan(0, $read);
    }

    final public function testNoSecretIsShownToSupport(): void
    {
        $secrets = array_filter($this->connection()->secrets ?? [], static fn (string $secret): bool => $secret !== '');
        foreach ($this->samples() as $event) {
            $shown = RawText::of($event, $this->adapter()->hiddenFields());
            foreach ($secrets as $name => $secret) {
                self::assertStringNotContainsString($secret, $shown, $name);
                self::assertStringNotContainsString(rawurlencode($secret), $shown, $name);
            }
            self::assertStringNotContainsString(Scene::CALLER, $shown);
        }
        self::assertNotSame([], $this->samples());
    }

    final public function testTheSetUpCanBeShown(): void
    {
        $adapter = $this->adapter();

        self::assertMatchesRegularExpression('/^[a-z][a-z0-9_]{1,31}$/D', $adapter->id());
        self::assertNotSame('', $adapter->name());
        self::assertNotSame([], $adapter->steps());
        self::assertStringContainsString('{events_url}', implode(' ', array_map(static fn ($step): string => $step->copy, $adapter->steps())), 'Nowhere is our address given.');
        foreach ($adapter->fields() as $field) {
            $known = $field->isSecret ? $this->connection()->secrets ?? [] : $this->connection()->settings;
            self::assertArrayHasKey($field->name, $known, 'The test should fill in every field.');
        }
        self::assertSame($adapter instanceof PullsCalls, ! is_string($this->pulled(Scene::Answered)), 'An adapter that pulls is tested to do so.');
    }

    private function told(Scene $scene, int $off = 0): Told
    {
        $told = $this->tell($scene, $off);
        if (is_string($told)) {
            self::markTestSkipped($told);
        }
        self::assertTrue($told->events !== [] || ! $scene->direction()->isShown() || $scene === Scene::Outgoing, 'Nothing is told.');

        return $told;
    }

    /** @return list<array{CallEvent, int, Way}> what the adapter makes of it, and when it reached us */
    private function heard(Told $told): array
    {
        $heard = [];
        foreach ($told->events as [$after, $event]) {
            foreach ($this->adapter()->parse($event, $this->connection()) as $said) {
                // Nothing arrives in the very moment it is sent.
                $heard[] = [$said, self::START + $after * Time::SECOND + 300, Way::Live];
            }
        }

        return $heard;
    }

    /** @return list<array{CallEvent, int, Way}> */
    private function pulledEvents(Scene $scene): array
    {
        $pulled = $this->pulled($scene);
        if (is_string($pulled)) {
            self::markTestSkipped($pulled);
        }

        return array_map(static fn (CallEvent $event): array => [$event, self::PULLED_AT, Way::List], $pulled);
    }

    /** @param list<array{CallEvent, int, Way}> $heard */
    private function remember(array $heard): Memory
    {
        $memory = new Memory();
        foreach ($heard as [$event, $receivedAt, $way]) {
            $memory->hear($event, $receivedAt, $way);
        }

        return $memory;
    }

    /** @param list<array{CallEvent, int, Way}> $heard */
    private function assertScene(Scene $scene, array $heard, bool $hasWait = true, bool $needsDid = true): void
    {
        $shown = $this->remember($heard)->shown();
        if (! $scene->direction()->isShown() || $heard === []) {
            self::assertSame([], $shown, 'A call between employees is shown.');

            return;
        }
        self::assertCount(1, $shown, 'It should be one call.');
        $shape = $shown[0];
        self::assertSame($scene->direction(), $shape->direction);
        self::assertSame(CallState::Ended, $shape->state);
        self::assertSame($scene->caller() === '' ? null : "+{$scene->caller()}", Party::phone($shape->caller, self::REGION)?->e164);
        self::assertSame($scene->talk() > 0, $shape->answeredAt !== null, 'Answered or not.');
        if ($hasWait || ! $this->talkIsHeard()) {
            self::assertEqualsWithDelta($scene->talk(), $shape->talkSeconds, 1, 'Talk.');
        }
        if ($scene === Scene::Outgoing) {
            return;
        }
        if ($needsDid || $shape->did !== '') {
            self::assertSame('+' . Scene::DID, Party::line($shape->did, self::REGION));
        }
        $this->assertTimes($scene, $shape, $hasWait);
    }

    private function assertTimes(Scene $scene, CallShape $shape, bool $hasWait): void
    {
        // Where the phone system's clock can't be right, the call is when we heard of it.
        $off = min(abs($shape->startedAt - self::START), abs($shape->startedAt - $shape->heardAt));
        self::assertLessThanOrEqual(1500, $off, 'Start.');
        self::assertLessThanOrEqual($shape->heardAt, $shape->startedAt);
        if ($hasWait) {
            self::assertEqualsWithDelta($scene->wait(), $shape->waitSeconds, 1, 'Wait.');
        }
    }

    /** @return list<Told> the scene with each of its events left out */
    private static function leftOut(Told $told): array
    {
        $rests = [];
        foreach (array_keys($told->events) as $place) {
            $rest = $told->events;
            unset($rest[$place]);
            $rests[] = new Told(...array_values($rest));
        }

        return $rests;
    }

    /** @param list<array{CallEvent, int, Way}> $heard */
    private static function isOff(array $heard): bool
    {
        foreach ($heard as [$event, $receivedAt]) {
            if ($event->at !== null && abs($event->at - $receivedAt) > 15 * Time::MINUTE) {
                return true;
            }
        }

        return false;
    }

    /**
     * @param  list<array{CallEvent, int, Way}> $heard
     * @return list<string>
     */
    private static function ids(array $heard): array
    {
        return self::distinct(array_map(static fn (array $one): string => $one[0]->call, $heard));
    }

    /**
     * @param  list<array{CallEvent, int, Way}> $heard
     * @return list<string>
     */
    private static function legs(array $heard): array
    {
        return self::distinct(array_map(static fn (array $one): string => $one[0]->leg->key ?? '', $heard));
    }

    /**
     * @param  list<array{CallEvent, int, Way}> $heard
     * @return list<string>
     */
    private static function recordings(array $heard): array
    {
        return self::distinct(array_map(static fn (array $one): string => $one[0]->recording ?? '', $heard));
    }
    /**
     * @param  list<string> $texts
     * @return list<string>
     */
    private static function distinct(array $texts): array
    {
        return array_values(array_unique(array_filter($texts, static fn (string $text): bool => $text !== '')));
    }
}
