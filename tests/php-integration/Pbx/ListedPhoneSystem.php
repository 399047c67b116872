<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\PullsCalls;
use Ringwell\Pbx\SaysProof;
use Ringwell\Tests\Integration\Support\PlainPhoneSystem;
use Ringwell\Time;

/** A phone system with a list of calls, that answers what a test tells it to; it notes what it was asked. */
final class ListedPhoneSystem extends PlainPhoneSystem implements PullsCalls, ChecksKeys, SaysProof
{
    /** @var list<array{from: int, to: int, resume: ?array<string, mixed>}> */
    private array $asked = [];

    public int $checked = 0;

    public bool $canPull = true;

    public int $longest = 30 * Time::DAY;

    /** @var list<\Closure(): Pulled> what the next questions get; afterwards an empty list */
    public array $answers = [];

    public ?PullFailed $wrong = null;

    /** @return list<array{from: int, to: int, resume: ?array<string, mixed>}> so far */
    public function asked(): array
    {
        return $this->asked;
    }

    public function id(): string
    {
        return 'listed';
    }

    public function canPull(Connection $connection): bool
    {
        return $this->canPull;
    }

    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $this->asked[] = ['from' => $period->from, 'to' => $period->to, 'resume' => $resume];
        if ($this->wrong !== null) {
            throw $this->wrong;
        }
        $answer = array_shift($this->answers);

        return $answer === null ? new Pulled([]) : $answer();
    }

    public function longestPull(): int
    {
        return $this->longest;
    }

    public function check(Connection $connection, Http $http): void
    {
        $this->checked++;
        if ($this->wrong !== null) {
            throw $this->wrong;
        }
    }

    public function proof(): Proof
    {
        return Proof::Tested;
    }

    public function provenWith(): string
    {
        return 'Itself 1';
    }

    /** A call of the list: answered after five seconds, for thirty. */
    public static function call(string $id, int $start, string $caller = '79161234567'): CallEvent
    {
        return new CallEvent(
            $id,
            Direction::In,
            CallState::Ended,
            final: true,
            caller: $caller,
            did: '74951112233',
            startedAt: $start,
            answered: true,
            answeredAt: $start + 5000,
            endedAt: $start + 35_000,
            talkSeconds: 30,
            waitSeconds: 5,
        );
    }
}
