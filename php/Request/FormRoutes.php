<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Door\ListQuery;
use Ringwell\Door\Message;
use Ringwell\Door\Origins;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;

/** forms: what visitors fill in. */
final class FormRoutes implements Routes
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::EDIT_SOURCES, Permission::MANAGE);
        register_rest_route(self::NAMESPACE, '/forms', [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $may],
            ['methods' => 'POST', 'callback' => $this->add(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, '/forms/(?P<id>\d{1,9})', [
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $may],
            ['methods' => 'PUT', 'callback' => $this->change(...), 'permission_callback' => $may],
            ['methods' => 'DELETE', 'callback' => $this->remove(...), 'permission_callback' => $may],
        ]);
    }

    private function list(): \WP_REST_Response
    {
        return ListQuery::whole(array_map(self::view(...), array_values($this->services->forms()->all())));
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $form = $this->services->forms()->find(RouteId::of($request));

        return $form === null ? Refusal::notFound() : new \WP_REST_Response(self::view($form));
    }

    private function add(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $fields = self::fields($request);
        $forms = $this->services->forms()->read();
        if ($fields instanceof \WP_Error) {
            return $fields;
        }
        if (count($forms->forms) >= Forms::MOST) {
            return new \WP_Error('ringwell_too_many', __('There are too many forms. Delete one first.', 'ringwell'), ['status' => 409]);
        }
        $forms = $forms->added($fields);
        $form = $forms->last();
        if ($form === null) {
            return Refusal::notFound();
        }
        $this->services->forms()->save($forms);
        $this->note($form);

        return new \WP_REST_Response(self::view($form), 201);
    }

    private function change(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $forms = $this->services->forms()->read();
        $id = RouteId::of($request);
        if (! isset($forms->forms[$id])) {
            return Refusal::notFound();
        }
        $fields = self::fields($request);
        if ($fields instanceof \WP_Error) {
            return $fields;
        }
        // Pages that hold it as it was may come for weeks.
        $this->note($forms->forms[$id]);
        $forms = $forms->changed($id, $fields);
        $this->services->forms()->save($forms);
        $this->note($forms->forms[$id]);

        return new \WP_REST_Response(self::view($forms->forms[$id]));
    }

    private function remove(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $forms = $this->services->forms()->read();
        $id = RouteId::of($request);
        if (! isset($forms->forms[$id])) {
            return Refusal::notFound();
        }
        $this->services->forms()->save($forms->without($id));

        return new \WP_REST_Response(['deleted' => true]);
    }

    private function note(Form $form): void
    {
        $this->services->consentBook()->note($form, RequestDoor::policy($form));
    }

    /** @return array<string, mixed>|\WP_Error */
    private static function fields(\WP_REST_Request $request): array|\WP_Error
    {
        $message = Message::of('Request', 'form-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{kind: string, name: string, title: string, text: string, button: string, fields: array<string, string>, consent: array{text: string, policy: string}, thanks: string} $message */
        $policy = trim($message['consent']['policy']);
        $message = [
            'name' => PlainText::line($message['name']),
            'title' => PlainText::line($message['title']),
            'text' => PlainText::block($message['text']),
            'button' => PlainText::line($message['button']),
            'consent' => ['text' => PlainText::block($message['consent']['text']), 'policy' => $policy],
            'thanks' => PlainText::block($message['thanks']),
        ] + $message;
        $faults = [];
        if ($message['name'] === '') {
            $faults['name'] = __('Please fill this in.', 'ringwell');
        }
        if ($policy !== '' && (preg_match('~^https?://[^\s"\'<>\\\\]+$~iD', $policy) !== 1 || Origins::hostOf($policy) === '')) {
            $faults['consent.policy'] = __('Write a whole address that begins with https://.', 'ringwell');
        }

        return $faults === [] ? $message : Refusal::ofFields($faults);
    }

    /** @return array<string, mixed> */
    private static function view(Form $form): array
    {
        $usual = new FormText(Form::usual($form->id, $form->kind, $form->name));

        return $form->toArray() + [
            'usual' => [
                'title' => $usual->title(),
                'button' => $usual->button(),
                'consent' => $usual->consent(),
                'policy' => get_privacy_policy_url(),
                'thanks' => $usual->thanks('{phone}', '{when}', '{number}'),
            ],
            'shortcode' => sprintf('[ringwell_form id="%d"]', $form->id),
        ];
    }
}
