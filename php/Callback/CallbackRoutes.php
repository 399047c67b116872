<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\CallerView;
use Ringwell\Call\Direction;
use Ringwell\Door\ListQuery;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Time;

/** callbacks, callbacks/{id} and what staff do with one; calls/{id}/callback. */
final class CallbackRoutes implements Routes
{
    private const FIGURES_OF = 30 * Time::DAY;
    private const FURTHEST = 30 * Time::DAY;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $read = Permission::any(Permission::VIEW_REPORTS, Permission::HANDLE_CONTACTS);
        $handle = Permission::any(Permission::HANDLE_CONTACTS);
        register_rest_route(self::NAMESPACE, '/callbacks', [
            ['methods' => 'GET', 'callback' => $this->list(...), 'permission_callback' => $read, 'args' => ListQuery::args(CallbackStore::ORDERABLE, [
                'state' => ['type' => 'string', 'enum' => array_keys(State::GROUPS)],
            ])],
        ]);
        register_rest_route(self::NAMESPACE, '/callbacks/figures', [
            ['methods' => 'GET', 'callback' => $this->figures(...), 'permission_callback' => $read],
        ]);
        register_rest_route(self::NAMESPACE, '/callbacks/(?P<id>\d{1,18})', [
            ['methods' => 'GET', 'callback' => $this->one(...), 'permission_callback' => $read],
        ]);
        foreach (['call' => $this->call(...), 'cancel' => $this->cancel(...), 'time' => $this->time(...), 'close' => $this->close(...)] as $name => $callback) {
            register_rest_route(self::NAMESPACE, "/callbacks/(?P<id>\d{1,18})/{$name}", [
                ['methods' => 'POST', 'callback' => $callback, 'permission_callback' => $handle],
            ]);
        }
        register_rest_route(self::NAMESPACE, '/calls/(?P<id>\d{1,18})/callback', [
            ['methods' => 'POST', 'callback' => $this->callBack(...), 'permission_callback' => $handle],
        ]);
    }

    private function list(\WP_REST_Request $request): \WP_REST_Response
    {
        $query = ListQuery::of($request, ['state']);
        $found = $this->services->callbacks()->list($query->filters['state'] ?? null, $query->orderby, $query->order, $query->perPage, $query->offset());

        return $query->answer($this->view()->rows($found['rows']), $found['total']);
    }

    private function figures(): \WP_REST_Response
    {
        return new \WP_REST_Response($this->services->callbacks()->figures($this->services->clock()->now() - self::FIGURES_OF));
    }

    private function one(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->told($this->services->callbacks()->find(RouteId::of($request)));
    }

    /** Now, because somebody at the clinic wants it; what would keep it from ringing is said at once. */
    private function call(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $now = $this->services->clock()->now();

        return $this->change($request, function (Callback $callback) use ($now): Callback|\WP_Error {
            $why = $this->services->callbackOrders()->obstacle($callback->phone, $callback->branchId, $callback->number);

            return $why === null
                ? $callback->waits($now)->with(['notAfter' => max($callback->notAfter, $now + $this->services->callbackSettings()->late())])
                : self::refused($why);
        }, $this->ringNow(...));
    }

    private function cancel(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $callback = $this->services->callbacks()->find(RouteId::of($request));
        if ($callback === null) {
            return Refusal::notFound();
        }

        return $this->services->cancelDesk()->cancel($callback) ? $this->one($request) : self::tooLate();
    }

    private function close(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->change($request, fn (Callback $callback): Callback => $callback->over(State::Closed, $this->services->clock()->now())->with(['closedBy' => get_current_user_id()]));
    }

    private function time(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Callback', 'callback-time')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        /** @var array{at: string, branch?: int} $message */
        return $this->change($request, function (Callback $callback) use ($message): Callback|\WP_Error {
            $branch = $this->services->branches()->find($message['branch'] ?? $callback->branchId);
            if ($branch === null) {
                return Refusal::ofFields(['branch' => __('Choose one of the branches.', 'ringwell')]);
            }
            $hours = $this->services->branches()->hours($branch);
            $at = self::moment($message['at'], $hours->zone);
            $now = $this->services->clock()->now();
            if ($at === null || $at < $now - Time::MINUTE || $at > $now + self::FURTHEST) {
                return Refusal::ofFields(['at' => __('Choose a time within the next 30 days.', 'ringwell')]);
            }
            if (! $hours->isOpen($at)) {
                return Refusal::ofFields(['at' => __('The branch is closed then.', 'ringwell')]);
            }
            $why = $this->services->callbackOrders()->obstacle($callback->phone, $branch->id, $callback->number);

            return $why === null
                ? $callback->waits($at)->with(['branchId' => $branch->id, 'notBefore' => $at, 'notAfter' => $at + $this->services->callbackSettings()->late()])
                : self::refused($why);
        });
    }

    /** @param \DateTimeZone $zone where the text doesn't say itself where its clock hangs */
    private static function moment(string $text, \DateTimeZone $zone): ?int
    {
        try {
            return (new \DateTimeImmutable($text, $zone))->getTimestamp() * Time::SECOND;
        } catch (\Exception) {
            return null;
        }
    }

    private function callBack(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $call = $this->services->calls()->find(RouteId::of($request));
        if ($call === null || $call->direction !== Direction::In || $call->caller === null) {
            return Refusal::notFound();
        }
        $orders = $this->services->callbackOrders();
        $open = $this->services->callbacks()->openOf($call->caller);
        $number = str_starts_with($call->did, '+') ? $call->did : '';
        $branch = $orders->branchOf($call->connectionId);
        $why = $open === null ? $orders->obstacle($call->caller, $branch->id, $number) : null;
        if ($why !== null) {
            return self::refused($why);
        }
        $id = $open === null ? $orders->callBack($call->id, $call->caller, $number, $branch, get_current_user_id()) : null;
        if ($id === null) {
            return new \WP_Error('ringwell_callback_open', __('This phone is being called back already.', 'ringwell'), ['status' => 409]);
        }
        $this->ringNow($id);

        return $this->told($this->services->callbacks()->find($id));
    }

    /**
     * What waits or is a task is changed; what rings can't be.
     *
     * @param \Closure(Callback): (Callback|\WP_Error) $change
     * @param ?\Closure(int): void                     $then
     */
    private function change(\WP_REST_Request $request, \Closure $change, ?\Closure $then = null): \WP_REST_Response|\WP_Error
    {
        $callback = $this->services->callbacks()->find(RouteId::of($request));
        if ($callback === null) {
            return Refusal::notFound();
        }
        if ($callback->state->isRinging() || $callback->state->isOver()) {
            return self::tooLate();
        }
        $after = $change($callback);
        if ($after instanceof \WP_Error) {
            return $after;
        }
        if (! $this->services->callbackSettler()->change($callback, $after)) {
            return Refusal::busy();
        }
        if ($then !== null) {
            $then($callback->id);
        }

        return $this->one($request);
    }

    private function ringNow(int $id): void
    {
        $this->services->callbackAfterAnswer()->do(fn () => $this->services->callbackDesk()->ring($id, true));
    }

    private function told(?Callback $callback): \WP_REST_Response|\WP_Error
    {
        return $callback === null ? Refusal::notFound() : new \WP_REST_Response($this->view()->detail($callback));
    }

    private static function refused(Reason $why): \WP_Error
    {
        return new \WP_Error("ringwell_callback_{$why->value}", ReasonText::of($why), ['status' => 409]);
    }

    private static function tooLate(): \WP_Error
    {
        return new \WP_Error('ringwell_callback_gone_on', __('It rings already, or is over.', 'ringwell'), ['status' => 409]);
    }

    private function view(): CallbackView
    {
        return new CallbackView($this->services, CallerView::ofReader());
    }
}
