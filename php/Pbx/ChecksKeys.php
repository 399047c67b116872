<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system that can be asked, cheaply and once, whether the keys are right: the button "Check". */
interface ChecksKeys
{
    /** @throws PullFailed */
    public function check(Connection $connection, Http $http): void;
}
