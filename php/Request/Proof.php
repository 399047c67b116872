<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Call\KnownPhones;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\ExposureLog;
use Ringwell\Visit\SecretId;
use Ringwell\Visit\Visit;
use Ringwell\Visit\VisitStore;

/** What shows that a person asks, and what his visit tells. */
final class Proof
{
    /** What pages tell only of somebody who is at them. */
    private const SIGNS = [ExposureEvent::CONFIRMED, ExposureEvent::ACTIVE, ExposureEvent::TAP, ExposureEvent::COPY];

    /** A phone has ten digits, and the tick is one more. */
    private const LEAST_INPUTS = 2;

    public function __construct(
        private readonly VisitStore $visits,
        private readonly ExposureLog $exposures,
        private readonly KnownPhones $phones,
    ) {
    }

    /** The visit that it came from: both of the browser's ids must fit. */
    public function visit(Sent $sent): ?Visit
    {
        $visit = $sent->visit === '' ? null : $this->visits->byHash(SecretId::hash($sent->visit));

        return $visit !== null && hash_equals($visit->visitor, SecretId::hash($sent->visitor)) ? $visit : null;
    }

    /** @param ?int $age milliseconds since the form was given its token; null without a good one */
    public function of(Sent $sent, string $phone, ?Visit $visit, ?int $age): string
    {
        return match (true) {
            $sent->isPlain => PatientRequest::UNPROVED,
            $visit !== null && $this->exposures->firstOfVisit($visit->id, self::SIGNS, 1) !== [] => PatientRequest::BY_VISIT,
            $age !== null && $age >= FormToken::SHORTEST && $sent->inputs >= self::LEAST_INPUTS => PatientRequest::BY_HAND,
            $this->phones->has($phone) => PatientRequest::BY_PHONE,
            default => PatientRequest::UNPROVED,
        };
    }
}
