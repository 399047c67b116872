<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Hand;

use Ringwell\Call\Call;
use Ringwell\Call\CallerView;
use Ringwell\Call\CallView;
use Ringwell\Call\TwinStore;
use Ringwell\Call\Way;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Number\NumberRecord;
use Ringwell\Pbx\Connection;
use Ringwell\Services;

/** Calls that people type in: POST calls, PUT and DELETE calls/{id}; calls/numbers says which of ours may have rung. */
final class HandRoutes implements Routes
{
    private const MOST_NUMBERS = 1000;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::HANDLE_CONTACTS);
        $route = static fn (string $method, callable $callback): array => ['methods' => $method, 'callback' => $callback, 'permission_callback' => $may];
        register_rest_route(self::NAMESPACE, '/calls', [$route('POST', $this->add(...))]);
        register_rest_route(self::NAMESPACE, '/calls/numbers', [$route('GET', $this->numbers(...))]);
        register_rest_route(self::NAMESPACE, '/calls/(?P<id>\d{1,18})', [
            $route('PUT', $this->change(...)),
            $route('DELETE', $this->remove(...)),
        ]);
    }

    private function numbers(): \WP_REST_Response
    {
        return new \WP_REST_Response(array_map(static fn (NumberRecord $number): array => [
            'number' => $number->number,
            'written' => $number->display ?? CallView::written($number->number),
            'label' => $number->label,
        ], array_values($this->services->numbers()->manyByE164($this->services->numbers()->inUse(self::MOST_NUMBERS)))));
    }

    private function add(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pbx', 'hand-call')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $key = $message['key'] ?? null;
        $missing = array_filter(['key' => is_string($key), 'caller' => array_key_exists('caller', $message)], static fn (bool $isThere): bool => ! $isThere);
        if (! is_string($key) || $missing !== []) {
            return Refusal::ofFields(array_map(static fn (): string => __('Please fill this in.', 'ringwell'), $missing), array_fill_keys(array_keys($missing), 'required'));
        }
        $typed = $this->read($message, null);
        if ($typed instanceof \WP_Error) {
            return $typed;
        }
        $connection = $this->services->connections()->makeBuiltIn(Connection::HAND);
        $applied = $this->services->callRecorder()->applyPulled($connection, $typed->event($key), $this->services->clock()->now(), Way::Hand);
        $call = $applied->callId === null ? null : $this->services->calls()->find($applied->callId);

        return $call === null ? Refusal::busy() : $this->answer($call, $message, 201);
    }

    private function change(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pbx', 'hand-call')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $call = $this->find($request);
        if ($call instanceof \WP_Error) {
            return $call;
        }
        $typed = $this->read($message, $call->caller);
        if ($typed instanceof \WP_Error) {
            return $typed;
        }
        // A key is only for finding a call, and this one is found.
        $changed = $this->services->callRecorder()->rewrite($call, $typed->event(''), $this->services->clock()->now());

        return $changed === null ? Refusal::notFound() : $this->answer($changed, $message, 200);
    }

    private function remove(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->find($request);
        if ($call instanceof \WP_Error) {
            return $call;
        }
        (new TwinStore($this->services->transactionalDb()))->free($call->id);
        $this->services->callEraser()->eraseReport($call);
        if ($call->caller !== null) {
            $this->services->calls()->settleFirst($call->caller);
        }

        return new \WP_REST_Response(['deleted' => true]);
    }

    /** What phone systems reported is nobody's to rewrite. */
    private function find(\WP_REST_Request $request): Call|\WP_Error
    {
        $call = $this->services->calls()->find(RouteId::of($request));
        if ($call === null || ! $call->direction->isShown()) {
            return Refusal::notFound();
        }

        return $call->connectionId === $this->services->connections()->builtIn(Connection::HAND)
            ? $call
            : new \WP_Error('ringwell_not_by_hand', __('Only calls that were entered by hand can be changed or deleted.', 'ringwell'), ['status' => 409]);
    }

    /** @param array<string, mixed> $message */
    private function read(array $message, ?string $before): HandCall|\WP_Error
    {
        $numbers = $this->services->numbers();
        $typed = HandCall::read(
            $message,
            $before,
            $this->services->settings()->region,
            $this->services->clock()->now(),
            static fn (string $phone): bool => $numbers->byE164($phone) !== null,
        );

        return $typed instanceof HandCall ? $typed : Refusal::ofFields(array_map(self::text(...), $typed), $typed);
    }

    private static function text(string $code): string
    {
        return match ($code) {
            'in_future' => __('This is in the future.', 'ringwell'),
            'bad_time' => __('This time can\'t be right.', 'ringwell'),
            'no_phone' => __('This is no phone number. If it was hidden, say so.', 'ringwell'),
            'own_number' => __('This is one of the clinic\'s own numbers.', 'ringwell'),
            default => __('Choose one of the clinic\'s numbers.', 'ringwell'),
        };
    }

    /** @param array<string, mixed> $message */
    private function answer(Call $call, array $message, int $status): \WP_REST_Response|\WP_Error
    {
        if (is_array($message['tags'] ?? null)) {
            /** @var list<string> $tags */
            $tags = $message['tags'];
            $this->services->calls()->setTags($call->id, $tags);
        }
        $call = $this->services->calls()->find($call->id);

        return $call === null ? Refusal::notFound() : new \WP_REST_Response((new CallView($this->services, CallerView::ofReader()))->rows([$call])[0], $status);
    }
}
