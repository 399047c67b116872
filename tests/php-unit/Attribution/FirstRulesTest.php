<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Attribution;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Attribution\Answer;
use Ringwell\Attribution\FirstRules;
use Ringwell\Attribution\Reason;
use Ringwell\Lease\Exposure;
use Ringwell\Number\Role;
use Ringwell\Time;

final class FirstRulesTest extends TestCase
{
    private const T = 1_790_000_000_000;

    /** @param array{string, string, ?int, ?int, string} $expected rule, certainty, visit, source, reason */
    #[DataProvider('cases')]
    public function testTiesACall(?Role $role, ?int $shownBefore, bool $isLate, array $expected): void
    {
        $viewer = $shownBefore === null ? null : new Exposure(5, 9, self::T - $shownBefore, null);
        $answer = FirstRules::decide($role, $viewer, self::T, $isLate);

        self::assertSame($expected, [$answer->rule, $answer->certainty, $answer->visit, $answer->sourceId, $answer->reasons[0]->code]);
        self::assertNull($answer->probability, 'Nothing is weighed yet, so nothing is claimed.');
    }

    /** @return iterable<string, array{?Role, ?int, bool, array{string, string, ?int, ?int, string}}> */
    public static function cases(): iterable
    {
        $pool = Role::pool(1, 2);
        $unknown = ['unknown_number', Answer::UNKNOWN, null, null];
        yield 'not our number' => [null, null, false, [...$unknown, Reason::UNKNOWN_NUMBER]];
        yield 'static' => [Role::staticOf(1, 7, 2), null, false, ['static', Answer::SOURCE, null, 7, Reason::STATIC_NUMBER]];
        yield 'static never names a visit' => [Role::staticOf(1, 7, 2), 60_000, false, ['static', Answer::SOURCE, null, 7, Reason::STATIC_NUMBER]];
        yield 'default' => [Role::defaultOf(1, 7, 2), null, false, ['default', Answer::SOURCE, null, 7, Reason::DEFAULT_NUMBER]];
        yield 'static without a source any more' => [Role::stored('static', 1, null, null), null, false, ['static', Answer::UNKNOWN, null, null, Reason::STATIC_NUMBER]];
        yield 'the site\'s own' => [Role::site(2), 60_000, false, ['site', Answer::UNKNOWN, null, null, Reason::SITE_NUMBER]];
        yield 'pool, shown a minute before' => [$pool, 60_000, false, ['pool', Answer::UNSURE, 5, 9, Reason::LAST_VIEWER]];
        yield 'pool, shown just long enough before' => [$pool, FirstRules::RING_DELAY, false, ['pool', Answer::UNSURE, 5, 9, Reason::LAST_VIEWER]];
        yield 'pool, shown while it rang already' => [$pool, FirstRules::RING_DELAY - 1, false, ['pool', Answer::NOBODY, null, null, Reason::NOBODY_SHOWN]];
        yield 'pool, shown after the call' => [$pool, -60_000, false, ['pool', Answer::NOBODY, null, null, Reason::NOBODY_SHOWN]];
        yield 'pool, shown seven days before' => [$pool, FirstRules::WINDOW, false, ['pool', Answer::UNSURE, 5, 9, Reason::LAST_VIEWER]];
        yield 'pool, shown too long before' => [$pool, FirstRules::WINDOW + 1, false, ['pool', Answer::NOBODY, null, null, Reason::NOBODY_SHOWN]];
        yield 'pool, shown to nobody' => [$pool, null, false, ['pool', Answer::NOBODY, null, null, Reason::NOBODY_SHOWN]];
        yield 'pool, reported a day late' => [$pool, 60_000, true, ['pool', Answer::NOBODY, null, null, Reason::REPORTED_LATE]];
        yield 'quarantined, still on a screen' => [Role::quarantined(), 60_000, false, ['pool', Answer::UNSURE, 5, 9, Reason::LAST_VIEWER]];
        yield 'quarantined' => [Role::quarantined(), null, false, [...$unknown, Reason::OUT_OF_USE]];
        yield 'removed' => [Role::removed(), null, false, [...$unknown, Reason::OUT_OF_USE]];
    }

    public function testANumberOfAGroupNamesTheGroupAndNoneOfItsSources(): void
    {
        foreach ([Role::staticOf(1, null, 2, 4), Role::defaultOf(1, null, 2, 4), Role::stored('static', 1, 7, 2, 4)] as $role) {
            $answer = FirstRules::decide($role, new Exposure(5, 9, self::T - 60_000, null), self::T, false);

            self::assertSame([Answer::SOURCE, null, null, 4], [$answer->certainty, $answer->visit, $answer->sourceId, $answer->groupId]);
        }
    }

    public function testTheReasonSaysHowLongBefore(): void
    {
        $answer = FirstRules::decide(Role::pool(1, 2), new Exposure(5, 9, self::T - 90 * Time::SECOND, 'x'), self::T, false);

        self::assertSame(['seconds' => 90], $answer->reasons[0]->params);
        self::assertEquals($answer->reasons[0], Reason::fromArray(json_decode((string) json_encode($answer->reasons[0]->toArray()), true)));
    }

    public function testADamagedReasonIsLeftOut(): void
    {
        self::assertNull(Reason::fromArray('x'));
        self::assertNull(Reason::fromArray(['code' => 7]));
        self::assertEquals(new Reason('x'), Reason::fromArray(['code' => 'x', 'params' => ['a' => 'b']]));
    }
}
