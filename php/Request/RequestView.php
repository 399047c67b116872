<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Number\Phone;
use Ringwell\Services;
use Ringwell\Time;
use Ringwell\Visit\Visit;

/** Requests as the door gives them: see schema/request.json. */
final class RequestView
{
    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  list<PatientRequest> $requests
     * @return list<array<string, mixed>>
     */
    public function rows(array $requests): array
    {
        $visits = array_map(static fn (PatientRequest $request): ?int => $request->visitId, $requests);
        $visits = $this->services->visits()->many(array_values(array_unique(array_filter($visits, is_int(...)))));
        $consents = $this->services->requests()->consents(array_values(array_unique(array_map(static fn (PatientRequest $request): string => $request->consent, $requests))));
        $forms = $this->services->forms()->all();
        $branches = $this->services->branches()->all();
        $sources = $visits === [] ? [] : $this->services->sources()->many(array_values(array_unique(array_map(static fn (Visit $visit): int => $visit->sourceId, $visits))));

        $zones = [];
        foreach ($requests as $request) {
            $zones[$request->branchId] ??= $this->services->branches()->zoneOf($request->branchId);
        }

        return array_map(static function (PatientRequest $request) use ($visits, $consents, $forms, $branches, $zones, $sources): array {
            $visit = $visits[$request->visitId ?? 0] ?? null;

            return [
                'form' => ['id' => $request->formId, 'name' => $forms[$request->formId]->name ?? ''],
                'branch' => ['id' => $request->branchId, 'name' => $branches[$request->branchId]->name ?? ''],
                'zone' => $zones[$request->branchId],
                'consent' => $consents[$request->consent] ?? '',
                'source' => $visit === null ? null : ['id' => $visit->sourceId, 'name' => $sources[$visit->sourceId]->name ?? ''],
                'visit' => $visit?->id,
            ] + self::row($request);
        }, $requests);
    }

    /** @return array<string, mixed> what needs no other room */
    private static function row(PatientRequest $request): array
    {
        $user = $request->handledBy === null ? false : get_userdata($request->handledBy);

        return [
            'id' => $request->id,
            'kind' => $request->kind,
            'phone' => Phone::parse($request->phone)?->international() ?? $request->phone,
            'dial' => $request->phone,
            'name' => $request->name,
            'comment' => $request->comment,
            'received_at' => Time::iso($request->receivedAt),
            'wished_at' => Time::isoOrNull($request->wishedAt),
            'state' => $request->state === PatientRequest::HANDLED ? PatientRequest::HANDLED : PatientRequest::OPEN,
            'held' => $request->held,
            'held_text' => Held::text($request->held),
            'held_until' => $request->held === '' ? null : Time::iso($request->receivedAt + Held::LONGEST),
            'proof' => $request->proof,
            'page' => $request->page,
            'handled_at' => Time::isoOrNull($request->handledAt),
            'handled_by' => $user === false ? '' : $user->display_name,
        ];
    }
}
