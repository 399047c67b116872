<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Door\Fault;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Number\Phone;
use Ringwell\Services;
use Ringwell\Settings;

/** GET and PUT settings. A PUT may hold some fields only; the others stay as they are. */
final class SettingsRoute implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/settings', [
            [
                'methods' => 'GET',
                'callback' => $this->read(...),
                'permission_callback' => Permission::any(Permission::MANAGE),
            ],
            [
                'methods' => 'PUT',
                'callback' => $this->write(...),
                'permission_callback' => Permission::any(Permission::MANAGE),
            ],
        ]);
    }

    public function read(): \WP_REST_Response
    {
        return new \WP_REST_Response($this->services->settings()->toArray());
    }

    public function write(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Admin', 'settings')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $faults = (new SettingsCheck(Phone::regions()))->faults($message);
        if ($faults !== []) {
            return Refusal::ofFields(array_map(self::text(...), $faults), array_map(static fn (Fault $fault): string => $fault->code, $faults));
        }
        update_option(Settings::OPTION, $message + $this->services->settings()->toArray());
        $this->services->pageConfig()->publish();

        return $this->read();
    }

    private static function text(Fault $fault): string
    {
        return match ($fault->code) {
            'unknown_region' => __('There is no such country.', 'ringwell'),
            'not_an_origin' => __('Write it like https://clinic.example, without a path.', 'ringwell'),
            default => __('Write an IP address, or a range like 10.0.0.0/8.', 'ringwell'),
        };
    }
}
