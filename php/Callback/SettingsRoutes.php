<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Branch\Branch;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Number\Phone;
use Ringwell\Services;

/** callback-settings: whether, whom and how often phone systems ring by themselves. */
final class SettingsRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        register_rest_route(self::NAMESPACE, '/callback-settings', [
            ['methods' => 'GET', 'callback' => $this->read(...), 'permission_callback' => $may],
            ['methods' => 'PUT', 'callback' => $this->write(...), 'permission_callback' => $may],
        ]);
    }

    private function read(): \WP_REST_Response
    {
        return new \WP_REST_Response($this->services->callbackSettings()->toArray() + [
            'always_denied' => array_map(
                static fn (int|string $prefix, string $why): array => ['prefix' => (string) $prefix, 'reason' => DeniedText::of($why)],
                array_keys(Denied::ALWAYS),
                array_values(Denied::ALWAYS),
            ),
            'branches' => array_map($this->branch(...), array_values($this->services->branches()->all())),
        ]);
    }

    private function write(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Callback', 'callback-settings-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var list<string> $countries */
        $countries = $message['countries'] ?? [];
        if (array_diff($countries, Phone::regions()) !== []) {
            return Refusal::ofFields(['countries' => __('There is no such country.', 'ringwell')]);
        }
        $faults = [];
        /** @var list<string> $typed */
        $typed = $message['staff_phones'] ?? [];
        foreach ($typed as $n => $phone) {
            $typed[$n] = Phone::parse($phone, $this->services->settings()->region)?->e164;
            $faults += $typed[$n] === null ? ["staff_phones.{$n}" => __('This is no phone number.', 'ringwell')] : [];
        }
        if ($faults !== []) {
            return Refusal::ofFields($faults);
        }
        $message = (isset($message['staff_phones']) ? ['staff_phones' => $typed] : []) + $message;
        update_option(CallbackSettings::OPTION, $this->services->callbackSettings()->with($message)->toArray());

        return $this->read();
    }

    /** @return array<string, mixed> */
    private function branch(Branch $branch): array
    {
        $readiness = $this->services->callbackReadiness();
        $why = $readiness->whyNot($branch);

        return [
            'id' => $branch->id,
            'name' => $branch->name,
            'can_ring' => $why === '',
            'why_not' => $why,
            'warning' => CallbackView::warning($branch->clinic, $this->services->settings()->region),
            'clinic_help' => $readiness->adapterOf($branch)?->clinicHelp() ?? '',
            'shows_number' => $readiness->adapterOf($branch)?->showsNumber() ?? true,
        ];
    }
}
