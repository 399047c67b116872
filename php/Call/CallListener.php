<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** Told of every change of a call, perhaps twice, perhaps by two processes at once: the call's rev says which is newer. */
interface CallListener
{
    public function callChanged(Call $call): void;
}
