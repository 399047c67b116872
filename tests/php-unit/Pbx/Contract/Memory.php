<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallFacts;
use Ringwell\Call\CallShape;
use Ringwell\Call\CallStore;
use Ringwell\Call\Way;

/** What CallRecorder does, without a database: one call for each of a phone system's conversations. */
final class Memory
{
    /** @var array<array-key, CallFacts> */
    private array $facts = [];
    /** @var array<string, true> keys of calls that were erased */
    private array $erased = [];

    /** @param int $receivedAt UTC milliseconds, by our clock */
    public function hear(CallEvent $event, int $receivedAt, Way $way): void
    {
        if (isset($this->erased[CallStore::key($event->call)])) {
            return;
        }
        $facts = CallFacts::of($event, $receivedAt, $way);
        $known = $this->facts[$event->call] ?? null;
        // Through the stored form, as between two requests.
        $this->facts[$event->call] = CallFacts::fromJson(($known === null ? $facts : $known->with($facts))->toJson());
    }

    /** The call goes; what stays is that it was erased. */
    public function erase(string $call): void
    {
        unset($this->facts[$call]);
        $this->erased[CallStore::key($call)] = true;
    }

    /** @return list<string> */
    public function calls(): array
    {
        return array_map(strval(...), array_keys($this->facts));
    }

    public function shape(string $call): CallShape
    {
        return CallShape::of($this->facts[$call]);
    }

    /** @return list<CallShape> those that lists and reports know */
    public function shown(): array
    {
        return array_values(array_filter(
            array_map(CallShape::of(...), $this->facts),
            static fn (CallShape $shape): bool => $shape->direction->isShown(),
        ));
    }
}
