<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallShape;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Party;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Call\Way;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ListsOrders;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\RingsOut;
use Ringwell\Time;

/**
 * What every phone system must do that can be told to ring, however it is told: say who may be rung first, and tell of the call that
 * came of it so that it is one call, the patient's, and nobody's call to the clinic.
 */
abstract class OrderedCallContract extends TestCase
{
    private const REGION = 'RU';
    private const START = Scene::START * Time::SECOND;
    private const PULLED_AT = self::START + 20 * Time::MINUTE;
    private const SHUFFLES = 40;

    abstract protected function adapter(): PbxAdapter&RingsOut;

    /** With all fields filled in. */
    abstract protected function connection(): Connection;

    /** The scene as the phone system's events tell it, of the order OrderScene::order(). */
    abstract protected function tell(OrderScene $scene): Told;

    /** @return list<CallEvent>|string the scene as its list has it; why there is none */
    abstract protected function listed(OrderScene $scene): array|string;

    /** @return non-empty-list<string> whom the owner may name */
    abstract protected function clinics(): array;

    /** @return list<string> whom it can't ring, though others might */
    protected function notClinics(): array
    {
        return [];
    }

    /** Whether its list gives our id back too. */
    protected function listKnowsCommand(): bool
    {
        return $this->adapter()->knowsCommand();
    }

    /** Whether its events say who the patient is; else it is known by our id alone. */
    protected function namesPatient(OrderScene $scene): bool
    {
        return true;
    }

    /** What its events, or its list, can say of why nobody talked. */
    protected function expected(OrderScene $scene, bool $fromList): ?Unreached
    {
        return $scene->unreached();
    }

    /** @return iterable<string, array{OrderScene}> */
    final public static function orderScenes(): iterable
    {
        foreach (OrderScene::cases() as $scene) {
            yield $scene->value => [$scene];
        }
    }

    #[DataProvider('orderScenes')]
    final public function testAnOrderedCallIsOneCallAndNeverMoreThanItIs(OrderScene $scene): void
    {
        $told = $this->tell($scene);
        self::assertNotSame([], $told->events);
        $memory = new Memory();
        foreach ($told->events as [$after, $event]) {
            self::assertTrue($this->adapter()->authenticate($event, $this->connection()), 'A genuine event was refused.');
            foreach ($this->adapter()->parse($event, $this->connection()) as $said) {
                $memory->hear($said, self::START + $after * Time::SECOND + 300, Way::Live);
            }
            $shown = $memory->shown();
            self::assertLessThanOrEqual(1, count($shown), 'One call became two.');
            foreach ($shown as $shape) {
                self::assertNotSame(Direction::In, $shape->direction, 'It looks as if the patient had rung.');
                self::assertLessThanOrEqual($scene->stageAt($after)->rank(), $shape->stage?->rank() ?? 0, 'It has not come that far.');
                self::assertContains(Party::phone($shape->caller, self::REGION)?->e164, ['+' . Scene::CALLER, null]);
                self::assertTrue($shape->answeredAt === null || $scene->stageAt($after) === Stage::Talking || ! $this->adapter()->knowsCommand(), 'The patient has not answered.');
            }
        }
        $this->assertOrder($scene, $memory, false);
    }

    #[DataProvider('orderScenes')]
    final public function testOrderAndRepetitionOfItsEventsMakeNoDifference(OrderScene $scene): void
    {
        $heard = $this->heard($this->tell($scene));
        $expected = self::remember($heard)->shown();
        mt_srand(11);
        for ($run = 0; $run < self::SHUFFLES; $run++) {
            $mixed = [...$heard, ...array_slice($heard, 0, $run % 3)];
            shuffle($mixed);
            self::assertEquals($expected, self::remember($mixed)->shown());
        }
    }

    #[DataProvider('orderScenes')]
    final public function testItsListAloneTellsOfIt(OrderScene $scene): void
    {
        $memory = self::remember($this->list($scene));
        $this->assertOrder($scene, $memory, true);
    }

    #[DataProvider('orderScenes')]
    final public function testListAndEventsAreTheSameCall(OrderScene $scene): void
    {
        $heard = $this->heard($this->tell($scene));
        foreach (array_keys($heard) as $place) {
            $rest = $heard;
            unset($rest[$place]);
            $shown = self::remember([...array_values($rest), ...$this->list($scene)])->shown();
            self::assertCount(1, $shown, 'One call became two.');
            self::assertSame($scene->talk() > 0, $shown[0]->answeredAt !== null);
            self::assertNotSame(Direction::In, $shown[0]->direction);
        }
        self::assertNotSame([], $heard);
    }

    /** Staff are told "the list shows no such call" only of those of which it would. */
    final public function testWhoSaysThatItListsOrdersDoes(): void
    {
        foreach (OrderScene::cases() as $scene) {
            $listed = $this->listed($scene);
            $isListed = is_array($listed) && self::remember(array_map(static fn (CallEvent $event): array => [$event, self::PULLED_AT, Way::List], $listed))->shown() !== [];
            // What the clinic did not take never rang the patient.
            self::assertTrue($isListed || $scene === OrderScene::ClinicSilent || ! $this->adapter() instanceof ListsOrders, $scene->value);
            self::assertTrue(! $isListed || $this->adapter() instanceof ListsOrders, $scene->value);
        }
    }

    final public function testWithoutKeysNobodyIsAsked(): void
    {
        $own = $this->connection();
        $empty = new Connection($own->id, $own->name, $own->adapter, true, $own->settings, [], null, 0);
        $http = FakeHttp::inTurn();

        self::assertTrue($this->adapter()->canRing($own));
        self::assertFalse($this->adapter()->canRing($empty));
        self::assertSame(NotRung::WRONG_KEYS, $this->refusal($empty, $this->clinics()[0], $http)->reason);
        self::assertSame([], $http->asked);
    }

    final public function testRubbishIsNobodyToRingFirst(): void
    {
        $rubbish = ['', ' ', '101&to=79000000000', '101"', "101\n", '101;102', '../101', '${EXTEN}', '<b>101</b>', str_repeat('1', 40), ...$this->notClinics()];
        foreach ($rubbish as $clinic) {
            self::assertFalse($this->adapter()->takesClinic($clinic), $clinic);
            $http = FakeHttp::inTurn();
            self::assertSame(NotRung::NO_SUCH_LINE, $this->refusal($this->connection(), $clinic, $http)->reason);
            self::assertSame([], $http->asked);
        }
        self::assertNotSame('', $this->adapter()->clinicHelp());
    }

    final protected function refusal(Connection $connection, string $clinic, FakeHttp $http): NotRung
    {
        try {
            $this->adapter()->ring($connection, OrderScene::order($clinic), $http);
            self::fail('It was taken.');
        } catch (NotRung $why) {
            foreach ($connection->secrets ?? [] as $secret) {
                self::assertStringNotContainsString($secret === '' ? "\0" : $secret, $why->getMessage());
            }

            return $why;
        }
    }

    private function assertOrder(OrderScene $scene, Memory $memory, bool $fromList): void
    {
        $shown = $memory->shown();
        self::assertCount(1, $shown, 'It should be one call.');
        $shape = $shown[0];
        $knows = $fromList ? $this->listKnowsCommand() : $this->adapter()->knowsCommand();
        self::assertSame($knows ? OrderScene::COMMAND : null, $shape->command);
        self::assertContains($shape->direction, $knows ? [Direction::Callback] : [Direction::Callback, Direction::Out]);
        self::assertSame(CallState::Ended, $shape->state);
        self::assertSame($knows && ! $this->namesPatient($scene) ? null : '+' . Scene::CALLER, Party::phone($shape->caller, self::REGION)?->e164);
        self::assertSame($scene->talk() > 0, $shape->answeredAt !== null, 'Talked or not.');
        self::assertEqualsWithDelta($scene->talk(), $shape->talkSeconds, 1, 'Talk.');
        $this->assertWhyNot($scene, $shape, $fromList);
    }

    private function assertWhyNot(OrderScene $scene, CallShape $shape, bool $fromList): void
    {
        self::assertSame($this->expected($scene, $fromList), $shape->unreached);
        self::assertLessThanOrEqual($scene->stageAt($scene->overAfter())->rank(), $shape->stage?->rank() ?? 0);
    }

    /** @return list<array{CallEvent, int, Way}> */
    private function heard(Told $told): array
    {
        $heard = [];
        foreach ($told->events as [$after, $event]) {
            foreach ($this->adapter()->parse($event, $this->connection()) as $said) {
                $heard[] = [$said, self::START + $after * Time::SECOND + 300, Way::Live];
            }
        }

        return $heard;
    }

    /** @return list<array{CallEvent, int, Way}> */
    private function list(OrderScene $scene): array
    {
        $listed = $this->listed($scene);
        if (is_string($listed)) {
            self::markTestSkipped($listed);
        }

        return array_map(static fn (CallEvent $event): array => [$event, self::PULLED_AT, Way::List], $listed);
    }

    /** @param list<array{CallEvent, int, Way}> $heard */
    private static function remember(array $heard): Memory
    {
        $memory = new Memory();
        foreach ($heard as [$event, $receivedAt, $way]) {
            $memory->hear($event, $receivedAt, $way);
        }

        return $memory;
    }
}
