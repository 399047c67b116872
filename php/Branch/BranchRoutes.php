<?php

declare(strict_types=1);

namespace Ringwell\Branch;

use Ringwell\Door\Fault;
use Ringwell\Door\FaultText;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Number\Phone;
use Ringwell\Pbx\Connection;
use Ringwell\Services;
use Ringwell\Time;

/** GET and PUT branches: all of them with their hours and holidays; branches/{id}/times: when a patient may be called back. */
final class BranchRoutes implements Routes
{
    /** All half hours of a week. */
    private const MOST_TIMES = 336;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/branches', [
            [
                'methods' => 'GET',
                'callback' => $this->read(...),
                'permission_callback' => Permission::any(Permission::MANAGE, Permission::EDIT_SOURCES, Permission::HANDLE_CONTACTS),
            ],
            [
                'methods' => 'PUT',
                'callback' => $this->write(...),
                'permission_callback' => Permission::any(Permission::MANAGE),
            ],
        ]);
        register_rest_route(self::NAMESPACE, '/branches/(?P<id>\d{1,18})/times', [
            ['methods' => 'GET', 'callback' => $this->times(...), 'permission_callback' => Permission::any(Permission::HANDLE_CONTACTS)],
        ]);
    }

    private function read(): \WP_REST_Response
    {
        $all = $this->services->branches()->read();
        $now = $this->services->clock()->now();
        $moments = array_map(static function (Branch $branch) use ($all, $now): array {
            $hours = $all->hours($branch, wp_timezone());
            $isOpen = $hours->isOpen($now);

            return ['branch' => $branch->id, 'open' => $isOpen, 'next' => $isOpen ? null : Time::isoOrNull($hours->nextOpening($now))];
        }, array_values($all->branches));

        return new \WP_REST_Response(array_diff_key($all->toArray(), ['next' => true]) + ['site_zone' => wp_timezone_string(), 'now' => $moments]);
    }

    private function times(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $branch = $this->services->branches()->find(RouteId::of($request));
        if ($branch === null) {
            return Refusal::notFound();
        }
        $hours = $this->services->branches()->hours($branch);

        return new \WP_REST_Response([
            'zone' => $hours->zone->getName(),
            'times' => array_map(Time::iso(...), $hours->slots($this->services->clock()->now(), self::MOST_TIMES)),
        ]);
    }

    private function write(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Branch', 'branches-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{branches: non-empty-list<array<string, mixed>>, holidays: list<array<string, mixed>>} $message */
        $branches = array_map($this->tidied(...), $message['branches']);
        $store = $this->services->branches();
        $check = new BranchCheck(
            array_keys($store->all()),
            array_map(static fn (Connection $connection): int => $connection->id, $this->services->connections()->all()),
        );
        $faults = $check->faults($branches, $message['holidays']);
        if ($faults !== []) {
            return Refusal::ofFields(array_map(self::text(...), $faults), array_map(static fn (Fault $fault): string => $fault->code, $faults));
        }
        $store->save($store->read()->with($branches, $message['holidays']));

        return $this->read();
    }

    /**
     * @param  array<string, mixed> $branch
     * @return array<string, mixed>
     */
    private function tidied(array $branch): array
    {
        foreach (['name', 'clinic', 'number'] as $field) {
            $branch[$field] = trim((string) preg_replace('/[\p{Cc}\p{Zl}\p{Zp}]+/u', ' ', is_string($branch[$field]) ? $branch[$field] : ''));
        }
        $branch['number'] = Phone::parse($branch['number'], $this->services->settings()->region)->e164 ?? $branch['number'];

        return $branch;
    }

    private static function text(Fault $fault): string
    {
        return match ($fault->code) {
            'no_branch' => __('This branch does not exist any more.', 'ringwell'),
            'no_zone' => __('There is no such time zone.', 'ringwell'),
            'hours_out_of_order' => __('Each opening must come after the closing before it.', 'ringwell'),
            'no_connection' => __('This phone system does not exist any more.', 'ringwell'),
            'no_phone' => __('This is no phone number.', 'ringwell'),
            'no_mail' => __('This is no e-mail address.', 'ringwell'),
            'no_date' => __('There is no such day.', 'ringwell'),
            default => FaultText::of($fault),
        };
    }
}
