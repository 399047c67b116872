<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\CallerView;
use Ringwell\Number\Phone;
use Ringwell\Recording\RecordingRoutes;
use Ringwell\Services;
use Ringwell\Time;
use Ringwell\Visit\Visit;

/** Callbacks as wp-admin reads them. */
final class CallbackView
{
    public function __construct(private readonly Services $services, private readonly CallerView $reader)
    {
    }

    /**
     * @param  list<Callback>             $callbacks
     * @return list<array<string, mixed>> as callback.json says
     */
    public function rows(array $callbacks): array
    {
        $visits = $this->visits($callbacks);
        $sources = $this->services->sources()->many(self::ints(array_map(static fn (Visit $visit): int => $visit->sourceId, $visits)));
        $branches = $this->services->branches()->all();
        $names = $this->reader->maySee ? $this->services->requests()->namesOf(self::ints(array_map(static fn (Callback $callback): ?int => $callback->requestId, $callbacks))) : [];

        return array_map(function (Callback $callback) use ($visits, $sources, $branches, $names): array {
            $visit = $visits[$callback->id] ?? null;
            $source = $visit === null ? null : $sources[$visit->sourceId] ?? null;

            return [
                'id' => $callback->id,
                'phone' => (string) $this->reader->text($callback->phone),
                'dial' => $this->reader->maySee ? $callback->phone : '',
                'name' => $names[$callback->requestId ?? 0] ?? '',
                'state' => $callback->state->value,
                'group' => $callback->state->group(),
                'reason' => $callback->reason->value ?? '',
                'reason_text' => ReasonText::of($callback->reason),
                'detail' => $callback->detail,
                'asked_at' => Time::iso($callback->askedAt),
                'not_before' => Time::iso($callback->notBefore),
                'not_after' => Time::iso($callback->notAfter),
                'next_at' => Time::isoOrNull($callback->nextAt),
                'talking_at' => Time::isoOrNull($callback->talkingAt),
                'over_at' => Time::isoOrNull($callback->overAt),
                'tries' => $callback->tries,
                'branch' => ['id' => $callback->branchId, 'name' => $branches[$callback->branchId]->name ?? ''],
                'number' => $callback->number,
                'request_id' => $callback->requestId,
                'call_id' => $callback->callId,
                'ordered_by' => $callback->orderedBy === null ? '' : RecordingRoutes::person($callback->orderedBy),
                'source' => $source === null ? null : ['id' => $source->id, 'name' => $source->name],
                'visit' => $visit?->id,
                'can' => $this->reader->maySee ? self::can($callback->state) : [],
            ];
        }, $callbacks);
    }

    /** @return array<string, mixed> as callback-detail.json says */
    public function detail(Callback $callback): array
    {
        $branch = $this->services->branches()->of($callback->branchId);
        $isShown = $this->services->callbackLines()->of($branch, $callback->number)?->ringsOut->showsNumber() ?? true;

        return ($isShown ? [] : ['number' => '']) + $this->rows([$callback])[0] + [
            'history' => array_map($this->tryRow(...), $this->services->callbackTries()->ofCallback($callback->id)),
            'comment' => $this->reader->maySee && $callback->requestId !== null ? $this->services->requests()->find($callback->requestId)->comment ?? '' : '',
            'zone' => $this->services->branches()->zoneOf($callback->branchId),
            'landing' => $this->visits([$callback])[$callback->id]->landing ?? '',
            'warnings' => $this->warnings($callback),
        ];
    }

    /** @return list<'call'|'cancel'|'time'|'close'> */
    private static function can(State $state): array
    {
        return match (true) {
            $state === State::Waiting => ['call', 'cancel', 'time'],
            $state === State::Task => ['call', 'time', 'close'],
            default => [],
        };
    }

    /** @return array<string, mixed> */
    private function tryRow(CallbackTry $try): array
    {
        return [
            'id' => $try->id,
            'asked_at' => Time::iso($try->askedAt),
            'connection' => ['id' => $try->connectionId, 'name' => $this->services->connections()->names()[$try->connectionId]['name'] ?? ''],
            'clinic_at' => Time::isoOrNull($try->clinicAt),
            'clinic_answered_at' => Time::isoOrNull($try->clinicAnsweredAt),
            'patient_at' => Time::isoOrNull($try->patientAt),
            'talking_at' => Time::isoOrNull($try->talkingAt),
            'ended_at' => Time::isoOrNull($try->endedAt),
            'result' => $try->result,
            'result_text' => $try->hasTalked() ? __('They talked', 'ringwell') : ReasonText::of($try->reason()),
            'detail' => $try->detail,
            'call_id' => $try->callId,
        ];
    }

    /** @return list<string> */
    private function warnings(Callback $callback): array
    {
        $region = $this->services->settings()->region;
        $branch = $this->services->branches()->of($callback->branchId);
        $shown = $this->services->numberOfCallbacks($branch, $callback->number);
        $distance = match (Distance::between(Phone::parse($shown), Phone::parse($callback->phone))) {
            Distance::Abroad => __('The patient’s phone is of another country than the number he sees: the phone system bills a call abroad.', 'ringwell'),
            Distance::OtherRegion => __('The patient’s phone is of another region than the number he sees: some phone systems bill a long-distance call.', 'ringwell'),
            null => '',
        };

        return array_values(array_filter([self::warning($branch->clinic, $region), $distance], static fn (string $one): bool => $one !== ''));
    }

    /** @param string $clinic who is rung first */
    public static function warning(string $clinic, string $region): string
    {
        return in_array(Phone::parse($clinic, $region)?->kind(), ['mobile', 'fixed_or_mobile'], true)
            ? __('Who is rung first is a mobile phone: the phone system bills that leg too.', 'ringwell')
            : '';
    }

    /**
     * @param  list<Callback>    $callbacks
     * @return array<int, Visit> by callback
     */
    private function visits(array $callbacks): array
    {
        $ids = $this->services->orderedVisits()->many($callbacks);
        $visits = $this->services->visits()->many(self::ints($ids));

        return array_filter(array_map(static fn (?int $id): ?Visit => $visits[$id ?? 0] ?? null, $ids), static fn (?Visit $visit): bool => $visit !== null);
    }

    /**
     * @param  array<?int> $ids
     * @return list<int>
     */
    private static function ints(array $ids): array
    {
        return array_values(array_unique(array_filter($ids, is_int(...))));
    }
}
