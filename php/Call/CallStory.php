<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Attribution\Answer;
use Ringwell\Attribution\AnswerText;
use Ringwell\Attribution\Reason;
use Ringwell\Services;
use Ringwell\Time;
use Ringwell\Visit\Visit;

/** One call from the first page to the last word, and why it was tied as it was. */
final class CallStory
{
    private const MOST_MOMENTS = 120;

    public function __construct(
        private readonly Services $services,
        private readonly CallView $view,
    ) {
    }

    /** @return array<string, mixed> as call-story.json says */
    public function tell(Call $call): array
    {
        $row = $this->view->rows([$call])[0];
        $answer = $this->services->attributions()->find($call->id)?->answer;
        $visit = $answer?->visit === null ? null : $this->services->visits()->find($answer->visit);
        $source = is_array($row['source']) && is_string($row['source']['name']) ? $row['source']['name'] : '';

        return [
            'call' => $row,
            'moments' => $this->moments($call, $visit, $source, is_array($row['connection']) && is_string($row['connection']['name']) ? $row['connection']['name'] : ''),
            'why' => $row['number_known'] === true && ($answer->reasons[0]->code ?? '') === Reason::UNKNOWN_NUMBER
                ? self::addedSince()
                : self::why($call, $answer, $source, is_array($row['group']) && is_string($row['group']['name']) ? $row['group']['name'] : ''),
            'visit' => $visit === null ? null : self::visit($visit, $source),
        ];
    }

    /** @return list<array<string, mixed>> */
    private function moments(Call $call, ?Visit $visit, string $source, string $connection): array
    {
        $moments = [
            ...CallMoments::before($this->services->calls()->earlierOf($call)),
            ...CallMoments::of($call, $this->services->calls()->legs($call->id), $connection),
        ];
        if ($visit !== null) {
            array_unshift($moments, ...VisitMoments::of(
                $visit,
                $source,
                $this->services->visits()->pages($visit->id),
                $this->services->exposures()->ofVisit($visit->id),
                $call,
            ));
        }
        usort($moments, static fn (Moment $one, Moment $other): int => $one->at <=> $other->at);

        return array_map(static fn (Moment $moment): array => $moment->toArray(), array_slice($moments, -self::MOST_MOMENTS));
    }

    /**
     * A number's roles count from the moment it has them: what it was when this call came, nobody said.
     *
     * @return array{rule: string, sentence: string, candidates: list<array<string, mixed>>}
     */
    private static function addedSince(): array
    {
        return [
            'rule' => 'unknown_number',
            'sentence' => __('This number was not among yours yet when it rang. You have added it since: later calls are recognised.', 'ringwell'),
            'candidates' => [],
        ];
    }

    /** @return array{rule: string, sentence: string, candidates: list<array<string, mixed>>} */
    private static function why(Call $call, ?Answer $answer, string $source, string $group): array
    {
        if ($answer === null) {
            return [
                'rule' => 'none',
                'sentence' => $call->direction === Direction::In
                    ? __('This is being worked out.', 'ringwell')
                    : __('Your clinic made this call itself.', 'ringwell'),
                'candidates' => [],
            ];
        }
        $nobody = [
            'visit' => null,
            'label' => __('Nobody who was on the site', 'ringwell'),
            'probability' => null,
            'reasons' => $answer->visit === null ? self::words($answer->reasons) : [],
        ];
        $visitor = [
            'visit' => $answer->visit,
            /* translators: 1: number of the visit, 2: source */
            'label' => sprintf(__('Visit %1$d, %2$s', 'ringwell'), (int) $answer->visit, $source),
            'probability' => $answer->probability,
            'reasons' => self::words($answer->reasons),
        ];

        return [
            'rule' => $answer->rule,
            'sentence' => AnswerText::sentence($answer, $source, $group),
            'candidates' => $answer->visit === null ? [$nobody] : [$visitor, $nobody],
        ];
    }

    /**
     * @param  list<Reason> $reasons
     * @return list<string>
     */
    private static function words(array $reasons): array
    {
        return array_map(AnswerText::reason(...), $reasons);
    }

    /** @return array<string, mixed> */
    private static function visit(Visit $visit, string $source): array
    {
        return [
            'id' => $visit->id,
            'source' => $source,
            'site' => $visit->site,
            'landing' => LandingText::page($visit),
            'referrer' => $visit->referrer,
            'utm' => (object) $visit->utm,
            'click_ids' => (object) $visit->clickIds,
            'device' => $visit->device,
            'started_at' => Time::iso($visit->startedAt),
            'pages' => $visit->pages,
        ];
    }
}
