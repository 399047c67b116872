<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Demo;

use PHPUnit\Framework\TestCase;
use Ringwell\Demo\Clinic;
use Ringwell\Demo\History\FormPlanner;
use Ringwell\Demo\History\Plan;
use Ringwell\Demo\History\PlannedCall;
use Ringwell\Demo\History\PlannedForm;
use Ringwell\Demo\Phone\Ending;
use Ringwell\Number\Phone;

require_once dirname(__DIR__, 3) . '/demo/php/autoload.php';

final class PlanTest extends TestCase
{
    private const NOW = 1_790_000_000_000;
    private const DAY = 86_400_000;

    public function testTheSameSeedGivesTheSamePlanAndAnotherSeedAnother(): void
    {
        self::assertEquals(Plan::make('a', self::NOW, 10), Plan::make('a', self::NOW, 10));
        self::assertNotEquals(Plan::make('a', self::NOW, 10), Plan::make('b', self::NOW, 10));
    }

    public function testAFullDemoHasAboutThreeThousandVisitsAndTwoHundredAndFiftyCalls(): void
    {
        $plan = Plan::make('size', self::NOW);

        self::assertEqualsWithDelta(3000, count($plan->visits), 250);
        self::assertEqualsWithDelta(250, count($plan->calls), 50);
    }

    public function testFormsBringCallbacksThatEndInEachWayQuestionsAndJunk(): void
    {
        $plan = Plan::make('forms', self::NOW);
        $callbacks = array_filter($plan->forms, static fn (PlannedForm $form): bool => $form->form === FormPlanner::CALLBACK);
        $questions = array_filter($plan->forms, static fn (PlannedForm $form): bool => $form->form === FormPlanner::REQUEST && ! $form->isJunk);
        $endings = array_merge(...array_column($callbacks, 'endings'));

        self::assertEqualsWithDelta(50, count($callbacks), 30);
        self::assertEqualsWithDelta(20, count($questions), 15);
        self::assertSame([], array_udiff(Ending::cases(), $endings, static fn (Ending $a, Ending $b): int => strcmp($a->value, $b->value)));
        self::assertContains(true, array_column($plan->forms, 'isJunk'));
        self::assertContains(null, array_column($callbacks, 'seenTo'));
        self::assertContains(null, array_column($questions, 'seenTo'));
        $known = array_column($plan->calls, 'visit');
        foreach ($plan->forms as $form) {
            self::assertLessThan(self::NOW, $form->at);
            self::assertTrue($form->isJunk || $form->visit === null || $plan->visits[$form->visit]->endsAt() < $form->at);
            self::assertFalse($form->visit !== null && in_array($form->visit, $known, true), 'Who rings needs no callback.');
        }
    }

    public function testEverythingHappensInOrderAndBeforeNow(): void
    {
        $plan = Plan::make('order', self::NOW, 20);
        $starts = array_column($plan->visits, 'startedAt');
        $calls = array_column($plan->calls, 'at');

        self::assertSame(self::sorted($starts), $starts);
        self::assertSame(self::sorted($calls), $calls);
        self::assertGreaterThanOrEqual(self::NOW - 20 * self::DAY, $starts[0] ?? 0);
        foreach ($plan->visits as $visit) {
            self::assertLessThan(self::NOW, $visit->endsAt());
            self::assertSame($visit->startedAt, $visit->pages[0][0]);
        }
        foreach ($plan->calls as $call) {
            self::assertLessThan(self::NOW, $call->endsAt());
        }
    }

    public function testNobodyReadsANumberBeforeHeIsOnThePage(): void
    {
        $plan = Plan::make('causes', self::NOW);
        $byVisit = array_filter($plan->calls, static fn (PlannedCall $call): bool => $call->visit !== null);

        self::assertNotSame([], $byVisit);
        foreach ($byVisit as $call) {
            self::assertGreaterThan($plan->visits[(int) $call->visit]->startedAt, $call->at);
        }
    }

    public function testTheLastCallsAreMinutesAgoAndOneOfThemWaitsToBeRungBack(): void
    {
        $calls = Plan::make('recent', self::NOW, 5)->calls;
        $last = $calls[count($calls) - 1];

        self::assertGreaterThan(self::NOW - 15 * 60_000, $last->at);
        self::assertSame(0, $last->talk);
    }

    public function testItHasTheKindsOfCallsThatAClinicKnows(): void
    {
        $calls = Plan::make('kinds', self::NOW)->calls;
        $has = static fn (callable $is): bool => array_filter($calls, $is) !== [];
        $callers = array_count_values(array_column($calls, 'caller'));

        self::assertTrue($has(static fn (PlannedCall $call): bool => $call->talk === 0), 'missed');
        self::assertTrue($has(static fn (PlannedCall $call): bool => $call->isBack), 'rung back');
        self::assertTrue($has(static fn (PlannedCall $call): bool => $call->caller === ''), 'hidden');
        self::assertTrue($has(static fn (PlannedCall $call): bool => $call->number === Clinic::OWN_NUMBER && ! $call->isBack), 'own number');
        unset($callers['']);
        self::assertNotSame([], array_filter($callers, static fn (int $count): bool => $count > 1), 'somebody rang again');
    }

    public function testMorePeopleComeByDayThanByNight(): void
    {
        $hours = array_count_values(array_map(
            static fn (int $at): int => (int) gmdate('G', intdiv($at + Clinic::UTC_OFFSET, 1000)),
            array_column(Plan::make('hours', self::NOW)->visits, 'startedAt'),
        ));

        self::assertGreaterThan(10 * (($hours[3] ?? 0) + 1), $hours[11] ?? 0);
    }

    public function testEveryNumberIsOneThatAPhoneSystemCouldReport(): void
    {
        $numbers = [
            Clinic::OWN_NUMBER, ...Clinic::YANDEX_POOL, Clinic::YANDEX_DEFAULT, ...Clinic::GOOGLE_POOL, Clinic::GOOGLE_DEFAULT,
            Clinic::ORGANIC_STATIC, ...Clinic::MAPS_POOL, Clinic::MAPS_DEFAULT,
            ...array_filter(array_column(Plan::make('phones', self::NOW, 30)->calls, 'caller'), static fn (string $caller): bool => $caller !== ''),
        ];
        foreach ($numbers as $number) {
            self::assertSame($number, Phone::parse($number)?->e164);
        }
    }

    /**
     * @param  list<int> $times
     * @return list<int>
     */
    private static function sorted(array $times): array
    {
        sort($times);

        return $times;
    }
}
