<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\Call;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallListener;
use Ringwell\Call\CallRecorder;
use Ringwell\Call\CallState;
use Ringwell\Call\CallStore;
use Ringwell\Call\CallWriter;
use Ringwell\Call\Direction;
use Ringwell\Call\ErasedCalls;
use Ringwell\Call\Twins;
use Ringwell\Call\TwinStore;
use Ringwell\Db\Connection;
use Ringwell\Number\CountingConnection;
use Ringwell\Number\DialledNumbers;
use Ringwell\Pbx\InboxStore;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Privacy\SecretBox;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/** Two workers at once: the rival, on a connection of its own, is always a moment earlier. */
final class CallRacesTest extends TestCase
{
    protected function isWrapped(): bool
    {
        return false;
    }

    #[DataProvider('moments')]
    public function testTwoEventsOfOneCallAtOnceMakeOneCallWithBoth(bool $exists, string $before): void
    {
        $t = $this->clock->now();
        $ringing = new CallEvent('c', Direction::In, CallState::Ringing, at: $t, caller: '79161234567', did: '74951112233', startedAt: $t);
        $answer = new CallEvent('c', Direction::In, CallState::Talking, at: $t + 8000, answeredAt: $t + 8000);
        $end = new CallEvent('c', Direction::In, CallState::Ended, true, $t + 50_000, answered: true, endedAt: $t + 50_000, talkSeconds: 42);
        if ($exists) {
            $this->recorder($this->services->transactionalDb())->apply(1, $ringing, $t);
        }
        $rival = $this->recorder(SecondConnection::open($this->wpdb));
        $db = $this->interruptedBy($before, static fn (): ?int => $rival->apply(1, $end, $t + 50_000));

        $this->recorder($db)->apply(1, $answer, $t + 8000);
        $this->recorder($db)->apply(1, $ringing, $t);

        self::assertTrue($db->wasInterrupted());
        $rows = $this->services->db()->rows('SELECT * FROM {calls}');
        self::assertCount(1, $rows);
        $call = Call::fromRow($rows[0]);
        self::assertSame(['answered', 42, 8, '+79161234567', $t + 8000], [$call->result(), $call->talkSeconds, $call->waitSeconds, $call->caller, $call->answeredAt]);
    }

    /** @return iterable<string, array{bool, string}> */
    public static function moments(): iterable
    {
        yield 'a new call, after it was looked for' => [false, 'START TRANSACTION'];
        yield 'a new call, before its insert' => [false, 'INSERT INTO {calls}'];
        yield 'a known call, after it was read' => [true, 'START TRANSACTION'];
        yield 'a known call, before its update' => [true, 'UPDATE {calls}'];
    }

    public function testARowOfTheInboxIsOneWorkersEvenAMomentAfterItWasListed(): void
    {
        $box = new SecretBox('salts', 'inbox');
        $now = $this->clock->now();
        $id = (int) (new InboxStore($this->services->db(), $box))->add(1, new PbxEvent('POST', '', '', 'event=start&id=1'), $now);
        $rival = new InboxStore(SecondConnection::open($this->wpdb), $box);
        $theirs = null;
        $db = new Interrupted($this->services->db(), 'UPDATE {inbox}', static function () use ($rival, $id, $now, &$theirs): void {
            $theirs = $rival->claim($id, $now);
        });

        self::assertNull((new InboxStore($db, $box))->claim($id, $now));
        self::assertSame($id, $theirs['id'] ?? null);
        self::assertSame('1', $this->services->db()->rows('SELECT tries FROM {inbox}')[0]['tries']);
    }

    /** What an outbound call was taken for at first must not be written down after the rival has taken it back. */
    public function testWhatAnOlderStateMeansIsNotTheLastWord(): void
    {
        $t = $this->clock->now();
        $guess = new CallEvent('c', Direction::In, CallState::Ringing, at: $t, caller: '79161234567', did: '74951112233', startedAt: $t);
        $truth = new CallEvent('c', Direction::Out, CallState::Ended, true, $t + 9000, caller: '79161234567', answered: false, endedAt: $t + 9000);
        $rival = $this->recorder(SecondConnection::open($this->wpdb), $this->services->attributor());
        $late = new class($this->services->attributor(), static fn (): ?int => $rival->apply(1, $truth, $t + 9000)) implements CallListener {
            private bool $isFirst = true;

            /** @param \Closure(): mixed $rival */
            public function __construct(private readonly CallListener $listener, private readonly \Closure $rival)
            {
            }

            public function callChanged(Call $call): void
            {
                if ($this->isFirst) {
                    $this->isFirst = false;
                    ($this->rival)();
                }
                $this->listener->callChanged($call);
            }
        };

        $this->recorder($this->services->transactionalDb(), $late)->apply(1, $guess, $t);

        $calls = $this->services->db()->rows('SELECT direction FROM {calls}');
        self::assertSame([['direction' => 'out']], $calls);
        self::assertSame([], $this->services->db()->rows('SELECT * FROM {attributions}'));
    }

    private function recorder(Connection $db, ?CallListener $listener = null): CallRecorder
    {
        $listener ??= new class implements CallListener {
            public function callChanged(Call $call): void
            {
            }
        };

        $calls = new CallStore($db);
        $twins = new TwinStore($db);
        $erased = new ErasedCalls($db, static fn (): string => 'key');
        $writer = new CallWriter($calls, $twins, $erased, new DialledNumbers($db), new CountingConnection($db), 'RU', $this->clock);

        return new CallRecorder($calls, $writer, new Twins($twins, $calls), $listener, $this->clock);
    }

    /** @param \Closure(): mixed $rival */
    private function interruptedBy(string $before, \Closure $rival): Interrupted
    {
        // SQLite lets nobody write from the moment a transaction begins, so there a rival can only come before it.
        $before = $this->wpdb->dbh instanceof \mysqli ? $before : 'START TRANSACTION';

        return new Interrupted($this->services->transactionalDb(), $before, static function () use ($rival): void {
            $rival();
        });
    }
}
