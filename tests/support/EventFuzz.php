<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Call\CallEvent;
use Ringwell\Call\Party;
use Ringwell\Call\Way;
use Ringwell\Pbx\AnswersPings;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\EventDoor;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\RawText;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\RoutesCalls;
use Ringwell\Pbx\SignsInPart;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\Memory;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;

/**
 * Throws mutated events at every adapter, in the order of steps that EventDoor and Inbox take, and makes calls of what comes
 * through. Samples are the scenes of the contract suite.
 *
 * What must hold: nothing is thrown but Unreadable; PHP complains of nothing; no answer is a server's error; of a signed
 * phone system no call comes that its genuine events don't tell of.
 */
final class EventFuzz
{
    /** Nothing is kept between two events; PHP's own tables may still grow a little. */
    public const MOST_GROWTH = 1_048_576;

    private const HEARD_AT = Scene::START * 1000 + 90_000;
    /** Calls of so many events are kept at once, as a database would keep them elsewhere. */
    private const FORGET_AFTER = 500;

    /** @var array<string, int> what came of the events */
    public array $outcomes = ['refused' => 0, 'pings' => 0, 'questions' => 0, 'unreadable' => 0, 'no call' => 0, 'calls' => 0];

    /** @var list<array{adapter: PbxAdapter, connection: Connection, samples: non-empty-list<PbxEvent>, calls: ?array<string, true>}> */
    private array $systems = [];

    private Memory $memory;

    /** @param iterable<AdapterContract> $contracts */
    public function __construct(iterable $contracts)
    {
        $this->memory = new Memory();
        foreach ($contracts as $contract) {
            $samples = $contract->samples();
            if ($samples === []) {
                continue;
            }
            $system = ['adapter' => $contract->sampleAdapter(), 'connection' => $contract->sampleConnection(), 'samples' => $samples, 'calls' => null];
            if (self::isSigned($system['adapter'], $system['connection'], $samples)) {
                $system['calls'] = $this->genuine($system['adapter'], $system['connection'], $samples);
            }
            $this->systems[] = $system;
        }
    }

    /** @return list<string> */
    public function names(): array
    {
        return array_map(static fn (array $system): string => $system['adapter']->id(), $this->systems);
    }

    /** @return list<string> those whose events can't be changed on the way */
    public function signed(): array
    {
        $signed = array_filter($this->systems, static fn (array $system): bool => $system['calls'] !== null);

        return array_values(array_map(static fn (array $system): string => $system['adapter']->id(), $signed));
    }

    /** @return int bytes by which memory grew after the first tenth */
    public function run(int $events, int $seed): int
    {
        $before = null;
        set_error_handler(static fn (int $level, string $message, string $file, int $line): bool => throw new \ErrorException($message, 0, $level, $file, $line));
        try {
            for ($number = 0; $number < $events; $number++) {
                mt_srand($seed + $number);
                $system = $this->systems[$number % count($this->systems)];
                $event = EventMutation::of($system['samples'][mt_rand(0, count($system['samples']) - 1)], $system['samples']);
                try {
                    $this->deliver($system['adapter'], $system['connection'], $system['calls'], $event);
                } catch (\Throwable $fault) {
                    throw new \RuntimeException("{$system['adapter']->id()}, seed {$seed}, event {$number}: " . substr((string) json_encode($event, JSON_INVALID_UTF8_SUBSTITUTE), 0, 3000), 0, $fault);
                }
                if ($number % self::FORGET_AFTER === 0) {
                    $this->memory = new Memory();
                    gc_collect_cycles();
                    $before ??= $number >= $events / 10 ? memory_get_usage() : null;
                }
            }
        } finally {
            restore_error_handler();
        }
        $this->memory = new Memory();
        gc_collect_cycles();

        return memory_get_usage() - ($before ?? memory_get_usage());
    }

    /** @param ?array<string, true> $calls the only ones there are; null where events can't be told from forged ones */
    private function deliver(PbxAdapter $adapter, Connection $connection, ?array $calls, PbxEvent $event): void
    {
        RawText::of($event, $adapter->hiddenFields());
        if ($event->bytes() > EventDoor::MAX_BYTES || ! in_array($event->method, $adapter->methods(), true)) {
            $this->answered($adapter->refusal(Refused::TooLarge), 'refused');

            return;
        }
        $isGenuine = $adapter->authenticate($event, $connection);
        if (! $isGenuine) {
            $this->answered($adapter->refusal(Refused::WrongSignature), 'refused');
        }
        if ($isGenuine && $adapter instanceof AnswersPings && $adapter->isPing($event)) {
            $this->answered($adapter->success($event), 'pings');

            return;
        }
        if ($isGenuine && $adapter instanceof SignsInPart && ! $this->belongs($adapter, $connection, $event, $calls ?? [])) {
            $this->answered($adapter->refusal(Refused::WrongSignature), 'refused');

            return;
        }
        if ($isGenuine && $adapter instanceof RoutesCalls && $adapter->question($event, $connection) !== null) {
            $this->answered($adapter->route(mt_rand(0, 1) === 0 ? null : '101', $event), 'questions');

            return;
        }
        // Of what was refused nothing is read at the door; here it is, because who knows the keys may send the same.
        $stored = PbxEvent::unpack($event->pack()) ?? throw new \LogicException('It can\'t be stored.');
        try {
            $said = $adapter->parse($stored, $connection);
        } catch (Unreadable $why) {
            if ($isGenuine) {
                $this->answered($adapter->refusal(Refused::Unreadable, $why->field), 'unreadable');
            }

            return;
        }
        if ($isGenuine) {
            $this->answered($adapter->success($event), $said === [] ? 'no call' : 'calls');
        }
        foreach ($said as $one) {
            if ($isGenuine && $calls !== null && ! isset($calls[$one->call])) {
                throw new \LogicException("A call was invented: {$one->call}");
            }
            $this->hear($one);
        }
    }

    private function hear(CallEvent $event): void
    {
        $this->memory->hear($event, self::HEARD_AT + mt_rand(-100_000, 100_000), mt_rand(0, 9) === 0 ? Way::List : Way::Live);
        $shape = $this->memory->shape($event->call);
        Party::phone($shape->caller, 'RU');
        Party::line($shape->did, 'RU');
        if (($shape->talkSeconds ?? 0) < 0 || ($shape->waitSeconds ?? 0) < 0 || $shape->startedAt > $shape->heardAt) {
            throw new \LogicException('A call that can\'t be.');
        }
    }

    private function answered(Reply $reply, string $outcome): void
    {
        json_encode($reply->body, JSON_THROW_ON_ERROR);
        if ($reply->status >= 500) {
            throw new \LogicException("The answer is {$reply->status}.");
        }
        $this->outcomes[$outcome]++;
    }

    /**
     * Whether another caller in an event is noticed: a mere password in it vouches for nothing else that it says.
     *
     * @param non-empty-list<PbxEvent> $samples
     */
    private static function isSigned(PbxAdapter $adapter, Connection $connection, array $samples): bool
    {
        foreach ($samples as $sample) {
            $other = [str_replace(Scene::CALLER, '79160000000', $sample->query), str_replace(Scene::CALLER, '79160000000', $sample->body)];
            $changed = new PbxEvent($sample->method, $sample->path, $other[0], $other[1], $sample->headers, $sample->url);
            if ($other !== [$sample->query, $sample->body] && $adapter->authenticate($changed, $connection)) {
                return false;
            }
        }

        return true;
    }

    /**
     * As SignedCallStore has it, with the genuine events as those that came first.
     *
     * @param array<string, true> $calls
     */
    private function belongs(SignsInPart $adapter, Connection $connection, PbxEvent $event, array $calls): bool
    {
        $part = $adapter->signedPart($event, $connection);

        return $part !== null && isset($calls[$part->call]);
    }

    /**
     * @param  non-empty-list<PbxEvent> $samples
     * @return array<string, true>
     */
    private function genuine(PbxAdapter $adapter, Connection $connection, array $samples): array
    {
        $calls = [];
        foreach ($samples as $sample) {
            try {
                foreach ($adapter->parse($sample, $connection) as $event) {
                    $calls[$event->call] = true;
                }
            } catch (Unreadable) {
                // A question, which the door never reads as an event.
                continue;
            }
        }

        return $calls;
    }
}
