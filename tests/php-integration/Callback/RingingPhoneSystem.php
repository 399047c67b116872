<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Call\CallEvent;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\ListsOrders;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Rung;
use Ringwell\Time;

/** A phone system that notes what it is told to ring, and answers what a test says. */
final class RingingPhoneSystem implements PbxAdapter, RingsOut, ListsOrders
{
    public const PATIENT = '+79161234567';
    /** The clinic's number in its pages. */
    public const SITE = '+74951112233';

    /** @var list<RingOrder> */
    public array $orders = [];

    public bool $knowsCommand = true;

    public bool $canRing = true;

    public bool $showsNumber = true;

    /** @var ?list<CallEvent> what its list has; null: it can't be asked */
    public ?array $list = null;

    /** @var \Closure(RingOrder): Rung */
    public \Closure $answer;

    public function __construct()
    {
        $this->answer = static fn (): Rung => Rung::taken();
    }

    public function refuses(string $reason): void
    {
        $this->answer = static fn () => throw new NotRung($reason, 'It said so');
    }

    public function last(): RingOrder
    {
        return $this->orders[count($this->orders) - 1] ?? throw new \LogicException('Nothing was rung.');
    }

    /** @return array<string, int> phone => how often */
    public function rung(): array
    {
        return array_count_values(array_map(static fn (RingOrder $order): string => $order->patient, $this->orders));
    }

    public function id(): string
    {
        return 'ringing';
    }

    public function name(): string
    {
        return 'Ringing';
    }

    public function fields(): array
    {
        return [];
    }

    public function steps(): array
    {
        return [];
    }

    public function methods(): array
    {
        return ['POST'];
    }

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        return true;
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return [];
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, []);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why);
    }

    public function hiddenFields(): array
    {
        return [];
    }

    public function canRing(Connection $connection): bool
    {
        return $this->canRing;
    }

    public function clinicHelp(): string
    {
        return 'An extension';
    }

    public function takesClinic(string $clinic): bool
    {
        return $clinic !== '';
    }

    public function knowsCommand(): bool
    {
        return $this->knowsCommand;
    }

    public function showsNumber(): bool
    {
        return $this->showsNumber;
    }

    public function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        $this->orders[] = $order;

        return ($this->answer)($order);
    }

    public function canPull(Connection $connection): bool
    {
        return $this->list !== null;
    }

    public function longestPull(): int
    {
        return Time::DAY;
    }

    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        return new Pulled($this->list ?? []);
    }
}
