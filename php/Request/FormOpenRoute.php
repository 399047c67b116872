<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Branch\Branch;
use Ringwell\Door\Message;
use Ringwell\Door\PublicDoor;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Time;

/** POST forms/{id}/open: somebody begins to fill a form in, and is told what he may choose. */
final class FormOpenRoute implements Routes
{
    private const MOST_SLOTS = 60;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        PublicDoor::register('/forms/(?P<id>\d{1,9})/open', $this->open(...));
    }

    private function open(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Request', 'form-open-request')->read($request);
        $form = $this->services->forms()->find(RouteId::of($request));
        if ($message instanceof \WP_Error) {
            return $message;
        }
        if ($form === null) {
            return Refusal::notFound();
        }
        /** @var array{config?: string, branch?: int} $message */
        $store = $this->services->branches();
        $config = $this->services->formConfig()->read($message['config'] ?? '');
        $branch = $store->find($config['branch'] ?? 0) ?? $store->find($message['branch'] ?? 0) ?? $store->first();
        $hours = $store->hours($branch);
        $now = $this->services->clock()->now();
        $when = $form->kind === Form::CALLBACK ? $this->services->callbackOrders()->promise($branch->id, null) : When::staff();
        $number = $when->kind === When::STAFF ? '' : $this->services->numberOfCallbacks($branch, '');
        $this->services->requestGate()->begins();

        return new \WP_REST_Response([
            'token' => FormToken::issue($this->services->configKeys()->keys(), $form->id, $now),
            'now' => $hours->isOpen($now),
            'minutes' => $when->minutes,
            'slots' => $form->asks('when') ? array_map(Time::iso(...), $hours->slots($now, self::MOST_SLOTS)) : [],
            'zone' => $hours->zone->getName(),
            'branches' => $form->asks('branch') ? self::names($store->all()) : [],
            'number' => $number === '' ? null : $number,
            'region' => $this->services->settings()->region,
        ]);
    }

    /**
     * @param  array<int, Branch> $branches
     * @return list<array{id: int, name: string}>
     */
    private static function names(array $branches): array
    {
        return array_values(array_map(static fn (Branch $branch): array => ['id' => $branch->id, 'name' => $branch->name], $branches));
    }
}
