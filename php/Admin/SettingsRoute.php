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
use Ringwell\Visit\Sight;

/** GET and PUT settings; GET settings/sight. A PUT may hold some fields only; the others stay as they are. */
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
        register_rest_route(self::NAMESPACE, '/settings/sight', [
            'methods' => 'GET',
            'callback' => $this->sight(...),
            'permission_callback' => Permission::any(Permission::MANAGE),
        ]);
    }

    private function sight(): \WP_REST_Response
    {
        $sight = (new VisitorsInSight($this->services))->sight();

        return new \WP_REST_Response([
            'code' => $sight->code,
            'text' => VisitorsInSight::text($sight),
            'proxy' => $sight->code === Sight::UNNAMED ? $sight->address : null,
        ]);
    }

    public function read(): \WP_REST_Response
    {
        return new \WP_REST_Response($this->services->settings()->toArray());
    }

    public function write(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Admin', 'settings')->read($request);
        $refused = $this->refuse($message, $request);
        if ($refused !== null) {
            return $refused;
        }
        /** @var array<string, mixed> $message */
        update_option(Settings::OPTION, $message + $this->services->settings()->toArray());
        $this->services->pageConfig()->publish();

        return $this->read();
    }

    /**
     * All that is wrong in one answer: a bad number of days must not hide a bad address.
     *
     * @param array<string, mixed>|\WP_Error $message as its schema leaves it
     */
    private function refuse(array|\WP_Error $message, \WP_REST_Request $request): ?\WP_Error
    {
        [$texts, $codes] = self::faultsOfShape($message);
        if ($message instanceof \WP_Error && $texts === []) {
            return $message;
        }
        /** @var array<string, mixed> $settings what was refused was some field, so the whole can be read */
        $settings = $message instanceof \WP_Error ? (array) json_decode($request->get_body(), true) : $message;
        $faults = (new SettingsCheck(Phone::regions(), $this->onlyRegionFile()))->faults($settings);
        $texts += array_map(self::text(...), $faults);

        return $texts === [] ? null : Refusal::ofFields($texts, $codes + array_map(static fn (Fault $fault): string => $fault->code, $faults));
    }

    /**
     * @param  array<string, mixed>|\WP_Error $message
     * @return array{array<string, string>, array<string, string>} texts and codes by field; none where it isn't a matter of fields
     */
    private static function faultsOfShape(array|\WP_Error $message): array
    {
        /** @var array{params?: array<string, string>, codes?: array<string, string>} $data */
        $data = $message instanceof \WP_Error ? (array) $message->get_error_data() : [];

        return [$data['params'] ?? [], $data['codes'] ?? []];
    }

    /** Whoever runs one site of a network has no business with the server's files. */
    private function onlyRegionFile(): ?string
    {
        return is_multisite() && ! current_user_can('manage_network_options') ? $this->services->settings()->regionFile : null;
    }

    private static function text(Fault $fault): string
    {
        return match ($fault->code) {
            'unknown_region' => __('There is no such country.', 'ringwell'),
            'not_absolute' => __('Write the whole path of a file on this server that ends in .mmdb, such as /home/clinic/geo/city.mmdb.', 'ringwell'),
            'not_readable' => __('There is no mmdb file, or the server may not read it, or it is not whole.', 'ringwell'),
            'not_allowed' => __('On a network of sites only its administrator may choose a file on the server.', 'ringwell'),
            'not_a_header' => __('Write the name of a header, such as CF-IPCountry.', 'ringwell'),
            'not_a_selector' => __('Write a CSS selector, such as .price-list or #footer a.', 'ringwell'),
            'not_an_attribute' => __('Write the name of an attribute that begins with data-, in small letters.', 'ringwell'),
            'not_an_origin' => __('Write it like https://clinic.example, without a path.', 'ringwell'),
            default => __('Write an IP address, or a range like 10.0.0.0/8.', 'ringwell'),
        };
    }
}
