<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Lease\Pool;
use Ringwell\Report\Days;
use Ringwell\Services;
use Ringwell\Time;

/** reports/replay: coverage and overflow counted anew from the log, and who was shown a number. */
final class ReplayRoute implements Routes
{
    private const USUAL_DAYS = 7;
    private const MOST_DAYS = 92;
    private const MOST_SPANS = 500;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $day = ['type' => 'string', 'maxLength' => 10, 'description' => 'YYYY-MM-DD in the clinic\'s zone'];
        $id = ['type' => 'integer', 'minimum' => 1];
        register_rest_route(self::NAMESPACE, '/reports/replay', [[
            'methods' => 'GET',
            'callback' => $this->answer(...),
            'permission_callback' => Permission::any(Permission::VIEW_REPORTS),
            'args' => ['from' => $day, 'to' => $day, 'pool' => $id, 'number' => $id],
        ]]);
    }

    private function answer(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $days = $this->days($request);
        $pools = $this->services->pools()->all();
        if (isset($request['pool'])) {
            $pools = array_values(array_filter($pools, static fn (Pool $pool): bool => $pool->id === $request['pool']));
        }
        $number = is_int($request['number']) ? $this->services->numbers()->find($request['number']) : null;
        if ($days instanceof \WP_Error) {
            return $days;
        }
        if ((isset($request['pool']) && $pools === []) || (isset($request['number']) && $number === null)) {
            return Refusal::notFound();
        }
        $report = new ReplayReport($this->services->replay());
        $answer = [
            'from' => Time::iso($days->from()),
            'to' => Time::iso($days->to()),
            'pools' => $report->pools($pools, $days->from(), $days->to()),
            'number' => $number === null ? null : ['id' => $number->id, 'number' => $number->number] + $report->number($number->id, $days->from(), $days->to(), self::MOST_SPANS),
        ];

        return new \WP_REST_Response($answer);
    }

    private function days(\WP_REST_Request $request): Days|\WP_Error
    {
        $zone = wp_timezone();
        $usual = Days::lastOf(self::USUAL_DAYS, $this->services->clock()->now(), $zone)->names();
        $days = Days::between(
            is_string($request['from']) ? $request['from'] : $usual[0],
            is_string($request['to']) ? $request['to'] : $usual[count($usual) - 1],
            $zone,
        );
        if ($days === null) {
            return Refusal::ofFields(['from' => __('Give two days as YYYY-MM-DD, the first one first.', 'ringwell')], ['from' => 'bad_format']);
        }
        if ($days->count > self::MOST_DAYS) {
            /* translators: %d: number of days */
            return Refusal::ofFields(['from' => sprintf(__('A report covers at most %d days.', 'ringwell'), self::MOST_DAYS)], ['from' => 'too_big']);
        }

        return $days;
    }
}
