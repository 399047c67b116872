<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

/** Numbers of the clinic that tests open. */
final class ClinicPlan
{
    public const OWN = '+74951112233';
    public const YANDEX = ['+74951110001', '+74951110002'];
    public const DEFAULT = '+74951110009';
    public const STATIC = '+74951110008';
}
