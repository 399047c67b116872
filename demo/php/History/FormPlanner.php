<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

use Ringwell\Demo\Clinic;
use Ringwell\Demo\Phone\Ending;
use Ringwell\Request\Held;
use Ringwell\Time;

/** Invents what comes by the forms of the site: who has himself rung back, who asks, and what programs send. */
final class FormPlanner
{
    public const CALLBACK = 1;
    public const REQUEST = 2;

    /** Of visits by people who did not ring themselves. */
    private const CALLBACKS = 0.022;
    private const REQUESTS = 0.02;
    /** Without scripts nothing proves a person: staff ring. */
    private const PLAIN = 0.05;
    private const WISH = 0.12;
    private const JUNK_A_DAY = 0.6;
    /** What came so lately staff may not have seen to yet. */
    private const LATELY = 5 * Time::HOUR;

    /** What becomes of a callback, try by try, and how often. */
    private const ENDS = [
        'talked' => 66,
        'clinic_silent talked' => 8,
        'patient_silent talked' => 7,
        'patient_busy talked' => 5,
        'patient_silent' => 8,
        'clinic_silent' => 4,
        'patient_busy patient_silent' => 2,
    ];

    /** @var list<PlannedForm> */
    private array $forms = [];
    private int $ids = 0;

    public function __construct(private readonly Dice $dice, private readonly int $now)
    {
    }

    /**
     * @param  list<PlannedVisit> $visits
     * @param  list<PlannedCall>  $calls
     * @return list<PlannedForm>  by time
     */
    public function plan(array $visits, array $calls, float $scale): array
    {
        $rang = array_flip(array_filter(array_column($calls, 'visit'), is_int(...)));
        foreach ($visits as $index => $visit) {
            $at = $visit->endsAt() + $this->dice->between(15, 80) * Time::SECOND;
            if ($visit->deeds === [] || isset($rang[$index]) || $at > $this->now - 10 * Time::MINUTE || ! Clinic::isOpen($at + 20 * Time::MINUTE) || ! Clinic::isOpen($at)) {
                continue;
            }
            [, $page] = $visit->pages[count($visit->pages) - 1] ?? $visit->pages[0];
            if ($this->dice->chance(self::CALLBACKS)) {
                $this->callback($at, $this->dice->chance(self::PLAIN) ? null : $index, $page);
            } elseif ($page === '/' && $this->dice->chance(self::REQUESTS)) {
                $this->request($at, $index);
            }
        }
        $this->junk($scale);
        $this->lately($visits, $rang);
        usort($this->forms, static fn (PlannedForm $a, PlannedForm $b): int => $a->at <=> $b->at);

        return $this->forms;
    }

    private function callback(int $at, ?int $visit, string $page): void
    {
        $ends = array_map(Ending::from(...), explode(' ', $this->dice->weighted(self::ENDS)));
        $wish = $this->dice->chance(self::WISH) ? $this->tomorrow($at) : null;
        $this->add(self::CALLBACK, $at, $visit, $page, '', $ends, $wish, $this->dice->between(5, 50) * Time::MINUTE);
    }

    private function request(int $at, int $visit): void
    {
        $question = $this->dice->chance(0.8) ? Patients::question($this->dice) : '';
        $seenTo = $this->dice->between(4, 150) * Time::MINUTE;
        $this->add(self::REQUEST, $at, $visit, '/', $question, [Ending::Talked], null, $at > $this->now - self::LATELY ? null : $seenTo);
    }

    /** Held back, and so forgotten after two weeks: what is older would be gone by now. */
    private function junk(float $scale): void
    {
        for ($day = $this->now - Held::LONGEST + Time::DAY; $day < $this->now - Time::DAY; $day += Time::DAY) {
            for ($i = $this->dice->count(self::JUNK_A_DAY * $scale); $i > 0; $i--) {
                $this->forms[] = new PlannedForm(++$this->ids, $day + $this->dice->between(0, Time::DAY - 1), null, self::REQUEST, '/', Patients::phone($this->dice), 'SEO', 'Поднимем сайт в топ за неделю, недорого.', null, [Ending::Talked], 5, 30, null, true);
            }
        }
    }

    /**
     * Of the last hours, so that each list has something to do: one who is to be rung tomorrow, one whom nobody reached, one
     * who asks.
     *
     * @param list<PlannedVisit> $visits
     * @param array<int, int>    $rang
     */
    private function lately(array $visits, array $rang): void
    {
        $recent = array_keys(array_filter($visits, fn (PlannedVisit $visit): bool => $visit->deeds !== [] && $visit->endsAt() > $this->now - Time::DAY && $visit->endsAt() < $this->now - 45 * Time::MINUTE));
        $free = array_slice(array_values(array_diff($recent, array_keys($rang), array_column($this->forms, 'visit'))), -3);
        if (count($free) < 3) {
            return;
        }
        $sentAt = static fn (int $visit): int => $visits[$visit]->endsAt() + 20 * Time::SECOND;
        $this->add(self::CALLBACK, $sentAt($free[0]), $free[0], '/contacts/', '', [Ending::PatientSilent], null, null);
        $this->add(self::CALLBACK, $sentAt($free[1]), $free[1], '/implants/', '', [Ending::Talked], $this->tomorrow($this->now), null);
        $this->add(self::REQUEST, $sentAt($free[2]), $free[2], '/', Patients::question($this->dice), [Ending::Talked], null, null);
    }

    /** @param list<Ending> $ends */
    private function add(int $form, int $at, ?int $visit, string $page, string $comment, array $ends, ?int $wish, ?int $seenTo): void
    {
        $phone = Patients::phone($this->dice);
        $this->forms[] = new PlannedForm(++$this->ids, $at, $visit, $form, $page, $phone, Patients::name($this->dice), $comment, $wish, $ends, $this->dice->between(4, 14), 30 + $this->dice->waiting(110), $seenTo);
    }

    /** A full or a half hour of the next day, between ten and five. */
    private function tomorrow(int $at): int
    {
        $midnight = intdiv($at + Clinic::UTC_OFFSET, Time::DAY) * Time::DAY - Clinic::UTC_OFFSET;

        return $midnight + Time::DAY + $this->dice->between(20, 34) * 30 * Time::MINUTE;
    }
}
