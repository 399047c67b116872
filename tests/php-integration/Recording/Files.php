<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Recording;

/** The clinic's own phone system: where its files lie, and what it signs with. */
final class Files
{
    public const PBX = 'http://pbx.clinic.example/rec';
    public const SECRET = 'dialplan-secret';
}
