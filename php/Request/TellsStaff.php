<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** Whoever tells staff of a request that nothing rings. */
interface TellsStaff
{
    public function of(PatientRequest $request): void;
}
