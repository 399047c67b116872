<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Pull\KeyCheck;
use Ringwell\Pbx\Pull\PullDesk;
use Ringwell\Pbx\Pull\PullState;
use Ringwell\Pbx\Pull\PullStore;
use Ringwell\Pbx\Pull\Standing;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\WpHttp;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Lists of calls are asked for: when, from when on, by whom, and what becomes of failures. */
final class PullDeskTest extends TestCase
{
    use PhoneSystem;

    private ListedPhoneSystem $system;
    private int $id;
    /** @var list<int> milliseconds */
    private array $pauses = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->system = new ListedPhoneSystem();
        $this->id = $this->connect('listed');
    }

    public function testAMissedCallIsFoundAndSaidToBeRepaired(): void
    {
        $start = $this->clock->now() - 40 * Time::MINUTE;
        $this->answers(ListedPhoneSystem::call('a', $start));
        $this->desk()->run();

        $call = $this->rowsOf('calls')[0];
        self::assertSame([(string) $start, 'ended', '30', '5', '0'], [$call['started_at'], $call['state'], $call['talk_seconds'], $call['wait_seconds'], $call['late']]);
        $standing = $this->standing();
        self::assertSame([1, $this->clock->now(), $this->clock->now()], [$standing->repair()?->repaired, $standing->repair()->repairedAt, $standing->pulledAt()]);
        self::assertSame([['pull_repaired', '1']], array_map(static fn (array $row): array => [$row['code'], $row['detail']], $this->rowsOf('connection_log')));
    }

    public function testTheSameListAgainChangesNothing(): void
    {
        $start = $this->clock->now() - 40 * Time::MINUTE;
        $this->answers(ListedPhoneSystem::call('a', $start));
        $this->desk()->run();
        $before = $this->rowsOf('calls');
        $repairedAt = $this->standing()->repair()?->repairedAt;

        $this->clock->advance(10 * Time::MINUTE);
        $this->answers(ListedPhoneSystem::call('a', $start));
        $this->desk()->run();

        self::assertCount(2, $this->system->asked());
        self::assertSame($this->withoutRev($before), $this->withoutRev($this->rowsOf('calls')));
        self::assertSame([$repairedAt, 1], [$this->standing()->repair()?->repairedAt, $this->standing()->repair()?->repaired]);
    }

    public function testACallThatEventsToldWholeIsNoRepair(): void
    {
        $start = $this->clock->now() - 5 * Time::MINUTE;
        $recorder = $this->services->callRecorder();
        $recorder->apply($this->id, new CallEvent('a', Direction::In, CallState::Ringing, at: $start, caller: '79161234567', did: '74951112233', startedAt: $start), $start + 900);
        $recorder->apply($this->id, new CallEvent('a', Direction::In, CallState::Ended, true, $start + 35_000, '79161234567', '74951112233', startedAt: $start, answered: true, answeredAt: $start + 5000, endedAt: $start + 35_000, talkSeconds: 30, waitSeconds: 5), $start + 35_900);
        $this->answers(ListedPhoneSystem::call('a', $start));
        $this->desk()->run();

        self::assertNull($this->standing()->repair());
        self::assertCount(1, $this->rowsOf('calls'));
    }

    public function testACallWithoutItsEndIsRepaired(): void
    {
        $start = $this->clock->now() - 5 * Time::MINUTE;
        $this->services->callRecorder()->apply($this->id, new CallEvent('a', Direction::In, CallState::Ringing, at: $start, caller: '79161234567', did: '74951112233', startedAt: $start), $start + 900);
        $this->answers(ListedPhoneSystem::call('a', $start));
        $this->desk()->run();

        self::assertSame(1, $this->standing()->repair()?->repaired);
        self::assertSame(['ended', '30'], [$this->rowsOf('calls')[0]['state'], $this->rowsOf('calls')[0]['talk_seconds']]);
    }

    public function testItIsAskedEveryTenMinutesForTheLastHoursAndOnceANightForThreeDays(): void
    {
        $begin = $this->clock->now();
        for ($minute = 0; $minute < 2 * 24 * 60; $minute++) {
            $this->desk()->run();
            $this->clock->advance(Time::MINUTE);
        }

        $spans = array_count_values(array_map(static fn (array $asked): int => intdiv($asked['to'] - $asked['from'], Time::MINUTE), $this->system->asked()));
        ksort($spans);
        self::assertSame([120 => 1, 130 => 287, 3 * 24 * 60 => 2], $spans);
        self::assertSame($begin - 2 * Time::HOUR, $this->system->asked()[0]['from']);
    }

    public function testAfterAPauseItGoesOnFromTheLastGoodOne(): void
    {
        $this->desk()->run();
        $this->clock->advance(5 * Time::HOUR);
        $this->desk()->run();

        $asked = $this->system->asked();
        self::assertSame(7 * Time::HOUR, $asked[1]['to'] - $asked[1]['from']);
    }

    public function testALongListGoesOnInTheNextRunWhereItStopped(): void
    {
        $start = $this->clock->now() - Time::HOUR;
        $this->system->answers = [
            static fn (): Pulled => new Pulled([ListedPhoneSystem::call('a', $start)], ['report' => 'r1'], 5000),
            static fn (): Pulled => new Pulled([], ['report' => 'r1', 'page' => 2], 60_000),
            static fn (): Pulled => new Pulled([ListedPhoneSystem::call('b', $start, '79161234568')]),
        ];
        $this->desk()->run();

        self::assertSame([5000], $this->pauses, 'A short wait is waited for, a long one is not.');
        self::assertSame([null, ['report' => 'r1']], array_column($this->system->asked(), 'resume'));
        self::assertTrue($this->standing()->isGoing());
        $this->desk()->run();
        self::assertCount(2, $this->system->asked(), 'Not before the phone system wants it.');
        $this->clock->advance(Time::MINUTE);
        $this->desk()->run();

        self::assertSame(['report' => 'r1', 'page' => 2], $this->system->asked()[2]['resume']);
        self::assertSame($this->system->asked()[0]['from'], $this->system->asked()[2]['from'], 'The same piece.');
        self::assertSame([2, false], [$this->standing()->repair()?->repaired, $this->standing()->isGoing()]);
    }

    public function testAWorkerWhoDiedIsFollowedAndLosesNothing(): void
    {
        $store = $this->services->pulls();
        $this->desk()->follow();
        $dead = (string) $store->claim($this->id, $this->clock->now());
        $store->write($store->of($this->id)[PullState::RECENT]->going(new \Ringwell\Pbx\Pull\Progress(1, 2, 3, ['page' => 5], $this->clock->now()), $this->clock->now(), null), $dead, $this->clock->now());

        $this->desk()->run();
        $asked = $this->system->asked();
        self::assertSame([], $asked, 'He may be alive still.');
        $this->clock->advance(PullStore::CLAIM_FOR);
        $this->desk()->run();
        self::assertSame(['from' => 1, 'to' => 2, 'resume' => ['page' => 5]], $this->system->asked()[0]);
    }

    public function testWhoLostHisClaimWritesNothing(): void
    {
        $store = $this->services->pulls();
        $this->desk()->follow();
        $slow = (string) $store->claim($this->id, $this->clock->now());
        self::assertNull($store->claim($this->id, $this->clock->now()));
        $this->clock->advance(PullStore::CLAIM_FOR + 1);
        $heir = (string) $store->claim($this->id, $this->clock->now());
        $state = $store->of($this->id)[PullState::RECENT];

        self::assertFalse($store->write($state->finished(5, 0, 5, null), $slow, $this->clock->now()));
        $store->release($this->id, $slow);
        self::assertNull($store->claim($this->id, $this->clock->now()), 'Nor does he let go of what is another\'s.');
        self::assertTrue($store->write($state->dueAt(7), $heir, $this->clock->now()));
        self::assertTrue($store->write($state->dueAt(7), $heir, $this->clock->now()), 'The same once more is no lost claim.');
    }

    public function testWrongKeysAreTriedOnceUntilTheOwnerSavesTheConnection(): void
    {
        $this->system->wrong = new PullFailed(PullFailed::WRONG_KEYS, '3102');
        for ($hour = 0; $hour < 100; $hour++) {
            $this->desk()->run();
            $this->clock->advance(Time::HOUR);
        }
        self::assertCount(1, $this->system->asked());
        self::assertSame([true, 'wrong_keys', '3102'], [$this->standing()->isStopped(), $this->standing()->failure()?->code, $this->standing()->failure()?->detail]);
        self::assertSame(['wrong_keys'], array_column($this->rowsOf('connection_log'), 'code'));

        $this->desk()->restart($this->id);
        $this->system->wrong = null;
        $this->desk()->run();
        self::assertGreaterThan(1, count($this->system->asked()));
        self::assertNull($this->standing()->failure());
    }

    public function testNoSecondErrorWithinTwoMinutesWhateverIsPressed(): void
    {
        $this->system->wrong = new PullFailed(PullFailed::WRONG_KEYS);
        $asked = [];
        for ($second = 0; $second < 1200; $second += 10) {
            $before = count($this->system->asked()) + $this->system->checked;
            $this->desk()->run();
            $this->desk()->restart($this->id);
            $this->check()->check($this->connection());
            $this->desk()->askNow($this->connection());
            $this->desk()->run();
            if (count($this->system->asked()) + $this->system->checked > $before) {
                self::assertSame($before + 1, count($this->system->asked()) + $this->system->checked);
                $asked[] = $second;
            }
            $this->clock->advance(10 * Time::SECOND);
        }

        self::assertGreaterThan(3, count($asked));
        foreach (array_slice($asked, 1) as $i => $second) {
            self::assertGreaterThan(120, $second - $asked[$i]);
        }
    }

    public function testACheckThatIsGoodSetsGoingWhatWasStopped(): void
    {
        $this->system->wrong = new PullFailed(PullFailed::IP_NOT_ALLOWED);
        $this->desk()->run();
        $this->clock->advance(10 * Time::MINUTE);
        $this->system->wrong = null;
        self::assertNull($this->check()->check($this->connection()));
        $this->desk()->run();

        self::assertSame([1, 2], [$this->system->checked, count($this->system->asked())]);
        self::assertNull($this->standing()->failure());
        self::assertSame($this->clock->now(), $this->standing()->check()?->goodAt);
    }

    public function testAWrongCheckStopsPullsBeforeTheyErrToo(): void
    {
        $this->desk()->follow();
        $this->system->wrong = new PullFailed(PullFailed::WRONG_KEYS);
        $this->check()->check($this->connection());
        $this->clock->advance(Time::DAY);
        $this->desk()->run();

        self::assertSame([], $this->system->asked());
        self::assertTrue($this->standing()->isStopped());
    }

    public function testWhileSomebodyAsksNobodyElseDoes(): void
    {
        $this->desk()->follow();
        $claim = $this->services->pulls()->claim($this->id, $this->clock->now());

        self::assertNotNull($claim);
        self::assertNotNull($this->check()->check($this->connection()));
        self::assertFalse($this->desk()->work($this->id, $this->clock->now() + 1000));
        self::assertSame([0, []], [$this->system->checked, $this->system->asked()]);
    }

    public function testWhatCanNotBeAskedRestsAndWakes(): void
    {
        $this->system->canPull = false;
        $this->desk()->run();
        self::assertSame([], $this->system->asked());
        self::assertNull($this->services->pulls()->nextDue());

        $this->system->canPull = true;
        $this->desk()->run();
        self::assertCount(1, $this->system->asked());
        $this->services->connections()->update($this->id, 'x', false, [], []);
        $this->clock->advance(Time::HOUR);
        $this->desk()->run();
        self::assertCount(1, $this->system->asked(), 'Switched off.');
        $this->services->connections()->update($this->id, 'x', true, [], []);
        $this->desk()->restart($this->id);
        $this->desk()->run();
        self::assertCount(2, $this->system->asked());
    }

    public function testACrashOfAnAdapterStopsNeitherItselfNorOthers(): void
    {
        $this->system->answers = [static fn (): Pulled => throw new \LogicException('secret of a stranger')];
        $other = $this->connect('listed');
        $this->desk()->run();

        self::assertCount(2, $this->system->asked());
        self::assertSame(['pull_crashed', 'LogicException'], [$this->standing()->failure()?->code, $this->standing()->failure()?->detail]);
        self::assertNull((new Standing($this->services->pulls()->of($other)))->failure());
        $this->clock->advance(3 * Time::MINUTE);
        $this->desk()->run();
        self::assertNull($this->standing()->failure());
    }

    public function testAListWithoutEndIsGivenUp(): void
    {
        for ($page = 0; $page < 2100; $page++) {
            $this->system->answers[] = static fn (): Pulled => new Pulled([], ['page' => $page]);
        }
        $this->desk()->run();

        self::assertCount(2000, $this->system->asked());
        self::assertSame('pull_unreadable', $this->standing()->failure()?->code);
    }

    public function testOneRunHasItsTime(): void
    {
        for ($page = 0; $page < 50; $page++) {
            $this->system->answers[] = function () use ($page): Pulled {
                $this->clock->advance(3 * Time::SECOND);

                return new Pulled([], ['page' => $page]);
            };
        }
        $this->desk()->run();

        self::assertCount(7, $this->system->asked(), 'Twenty seconds, and what was begun is ended.');
        $this->desk()->run();
        self::assertSame(['page' => 6], $this->system->asked()[7]['resume']);
    }

    public function testALongPageIsTakenInByPartsAndEachCallOnce(): void
    {
        $start = $this->clock->now() - Time::HOUR;
        $page = function (int $from, int $to) use ($start): \Closure {
            return function () use ($from, $to, $start): Pulled {
                $this->clock->advance(9 * Time::SECOND);

                return new Pulled(array_map(static fn (int $n): CallEvent => ListedPhoneSystem::call("c{$n}", $start + $n, "791612345{$n}"), range($from, $to)), $to === 14 ? null : ['page' => 2]);
            };
        };
        // Each question takes nine seconds of a run's twenty, and the third comes when they are over.
        $slow = function () use ($page): Pulled {
            $this->clock->advance(12 * Time::SECOND);

            return $page(13, 14)();
        };
        $this->system->answers = [$page(10, 12), $slow, $page(13, 14)];
        $this->desk()->run();
        self::assertCount(4, $this->rowsOf('calls'), 'One of the second page: each run comes further.');
        self::assertTrue($this->standing()->isGoing());
        $this->desk()->run();

        self::assertCount(5, $this->rowsOf('calls'));
        self::assertSame([null, ['page' => 2], ['page' => 2]], array_slice(array_column($this->system->asked(), 'resume'), 0, 3));
        self::assertSame([5, false], [$this->standing()->repair()?->repaired, $this->standing()->isGoing()]);
    }

    public function testAPieceThatBeginsAgainSkipsWhatItHas(): void
    {
        $start = $this->clock->now() - Time::HOUR;
        $first = static fn (): Pulled => new Pulled([ListedPhoneSystem::call('a', $start), ListedPhoneSystem::call('b', $start, '79161234568')], ['page' => 2]);
        $this->system->answers = [$first, static fn (): Pulled => throw new PullFailed(PullFailed::REFUSED, 'no such report'), $first, static fn (): Pulled => new Pulled([ListedPhoneSystem::call('c', $start, '79161234569')])];
        $this->desk()->run();
        $revs = array_column($this->rowsOf('calls'), 'rev');
        $this->clock->advance(3 * Time::MINUTE);
        $this->desk()->run();

        self::assertSame([null, ['page' => 2], null, ['page' => 2]], array_slice(array_column($this->system->asked(), 'resume'), 0, 4));
        self::assertSame($revs, array_slice(array_column($this->rowsOf('calls'), 'rev'), 0, 2));
        self::assertSame(3, $this->standing()->repair()?->repaired);
    }

    public function testANewSettingForgetsThePageOfTheOldOne(): void
    {
        $this->system->answers = [static fn (): Pulled => new Pulled([], ['page' => 2], Time::HOUR)];
        $this->desk()->run();
        $this->desk()->restart($this->id);
        $this->desk()->run();

        self::assertNull($this->system->asked()[1]['resume']);
    }

    public function testWhatIsRemovedIsGone(): void
    {
        $this->desk()->run();
        $this->services->connections()->remove($this->id);
        $this->clock->advance(Time::DAY);
        $this->desk()->run();

        self::assertCount(1, $this->system->asked());
        self::assertSame([], $this->services->pulls()->all());
    }

    public function testItsQueriesReadTheirIndexes(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::assertIsObject($this->wpdb->dbh, 'EXPLAIN is asked of MariaDB and MySQL only; SQLite has its own.');

            return;
        }
        $prefix = $this->wpdb->prefix . 'ringwell_';
        $now = (string) $this->clock->now();
        foreach ([
            "UPDATE {$prefix}connection_pulls SET claim = 'x', claimed_until = 9 WHERE connection_id = 1 AND claimed_until <= {$now}" => 'PRIMARY',
            "UPDATE {$prefix}connection_pulls SET due_at = 1 WHERE connection_id = 1 AND kind = 'recent' AND claim = 'x'" => 'PRIMARY',
            "SELECT connection_id, MAX(started_at) FROM {$prefix}calls WHERE started_at >= {$now} AND direction IN ('in','out','callback') GROUP BY connection_id" => 'started',
        ] as $sql => $key) {
            $plan = $this->wpdb->get_results("EXPLAIN {$sql}", ARRAY_A);
            self::assertContains($key, explode(',', (string) ($plan[0]['possible_keys'] ?? $plan[0]['key'])), $sql);
        }
    }

    private function answers(CallEvent ...$events): void
    {
        $this->system->answers[] = static fn (): Pulled => new Pulled(array_values($events));
    }

    private function standing(): Standing
    {
        return new Standing($this->services->pulls()->of($this->id));
    }

    private function connection(): Connection
    {
        return $this->services->connections()->find($this->id) ?? throw new \LogicException('gone');
    }

    private function check(): KeyCheck
    {
        return new KeyCheck($this->services->pulls(), $this->desk(), new AdapterRegistry([$this->system]), $this->services->connectionLog(), WpHttp::forConnection(...), $this->clock);
    }

    private function desk(): PullDesk
    {
        return new PullDesk(
            $this->services->pulls(),
            $this->services->connections(),
            new AdapterRegistry([$this->system]),
            $this->services->callRecorder(),
            $this->services->learnt(),
            $this->services->connectionLog(),
            new \DateTimeZone('Europe/Moscow'),
            WpHttp::forConnection(...),
            function (int $milliseconds): void {
                $this->pauses[] = $milliseconds;
                $this->clock->advance($milliseconds);
            },
            $this->clock,
        );
    }

    /**
     * @param  list<array<string, string|null>> $rows
     * @return list<array<string, string|null>>
     */
    private function withoutRev(array $rows): array
    {
        return array_map(static fn (array $row): array => array_diff_key($row, ['rev' => 1, 'facts' => 1, 'touched_at' => 1]), $rows);
    }
}
