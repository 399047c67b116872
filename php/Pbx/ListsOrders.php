<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/**
 * A phone system whose list of calls (PullsCalls) has those too that it was ordered to make, as calls with the patient: one
 * that isn't in it did not ring him.
 */
interface ListsOrders extends PullsCalls
{
}
