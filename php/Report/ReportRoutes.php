<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** reports/{name}. */
final class ReportRoutes implements Routes
{
    private const USUAL_DAYS = 30;
    private const MOST_DAYS = 800;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $day = ['type' => 'string', 'maxLength' => 10, 'description' => 'YYYY-MM-DD in the clinic\'s zone'];
        register_rest_route(self::NAMESPACE, '/reports/sources', [[
            'methods' => 'GET',
            'callback' => $this->sources(...),
            'permission_callback' => Permission::any(Permission::VIEW_REPORTS),
            'args' => [
                'from' => $day,
                'to' => $day,
                'by' => ['type' => 'string', 'enum' => ['source', 'campaign'], 'default' => 'source'],
            ],
        ]]);
    }

    private function sources(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $days = $this->days($request);
        if ($days instanceof \WP_Error) {
            return $days;
        }
        $report = new SourcesReport($this->services->visits(), $this->services->attributions(), $this->services->sources(), $this->services->sourceGroups());

        return new \WP_REST_Response($report->of($days, $request['by'] === 'campaign'));
    }

    private function days(\WP_REST_Request $request): Days|\WP_Error
    {
        $zone = wp_timezone();
        $usual = Days::lastOf(self::USUAL_DAYS, $this->services->clock()->now(), $zone)->names();
        $from = is_string($request['from']) ? $request['from'] : $usual[0];
        $to = is_string($request['to']) ? $request['to'] : $usual[count($usual) - 1];
        $text = __('Give two days as YYYY-MM-DD, the first one first.', 'ringwell');
        $days = Days::between($from, $to, $zone);
        if ($days === null) {
            return Refusal::ofFields(['from' => $text], ['from' => 'bad_format']);
        }
        if ($days->count > self::MOST_DAYS) {
            /* translators: %d: number of days */
            return Refusal::ofFields(['from' => sprintf(__('A report covers at most %d days.', 'ringwell'), self::MOST_DAYS)], ['from' => 'too_big']);
        }

        return $days;
    }
}
