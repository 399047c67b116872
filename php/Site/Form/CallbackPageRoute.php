<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Site\TargetLink;

/** GET and PUT callback-page: the floating button, and the form that opens by itself. */
final class CallbackPageRoute implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        register_rest_route(self::NAMESPACE, '/callback-page', [
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

    private function read(): \WP_REST_Response
    {
        return new \WP_REST_Response(CallbackPage::load()->toArray());
    }

    private function write(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Site', 'callback-page')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $page = CallbackPage::of($message + CallbackPage::load()->toArray());
        $faults = [];
        if ($this->services->forms()->find($page->form) === null) {
            $faults['form'] = __('There is no such form any more.', 'ringwell');
        }
        if ($page->target !== 0 && TargetLink::of($page->target) === null) {
            $faults['target'] = __('This number is no longer among those that Ringwell replaces.', 'ringwell');
        }
        if ($faults !== []) {
            return Refusal::ofFields($faults, array_fill_keys(array_keys($faults), 'not_found'));
        }
        update_option(CallbackPage::OPTION, $page->toArray(), true);

        return $this->read();
    }
}
