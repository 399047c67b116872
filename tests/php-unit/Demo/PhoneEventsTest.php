<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Demo;

use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\Direction;
use Ringwell\Demo\Phone\Conversation;
use Ringwell\Demo\Phone\Systems;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\PbxAdapter;

require_once dirname(__DIR__, 3) . '/demo/php/autoload.php';

/** What the demo sends is judged by the adapters themselves. */
final class PhoneEventsTest extends TestCase
{
    private const T = 1_790_000_000_000;

    /** @return iterable<string, array{PbxAdapter, array<string, string>}> */
    public static function systems(): iterable
    {
        yield 'Mango' => [new MangoAdapter(), [MangoAdapter::API_KEY => 'key', MangoAdapter::API_SALT => 'salt']];
        yield 'own' => [new OwnPbxAdapter(), [OwnPbxAdapter::SIGNING_SECRET => 'secret']];
    }

    /**
     * @param array<string, string> $secrets
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('systems')]
    public function testAnAnsweredCallIsGenuineAndTellsEverything(PbxAdapter $adapter, array $secrets): void
    {
        $ringing = new Conversation('c1', '+79461234567', '+74950003101', self::T);
        $events = $this->told($adapter, $secrets, $ringing->answered(self::T + 4000)->ended(self::T + 64_000));
        $last = array_filter($events, static fn (CallEvent $event): bool => $event->final);
        $final = reset($last);

        self::assertInstanceOf(CallEvent::class, $final);
        self::assertSame(['c1'], array_values(array_unique(array_map(static fn (CallEvent $event): string => $event->call, $events))));
        self::assertSame(['+79461234567', '+74950003101'], ['+' . ltrim((string) $final->caller, '+'), '+' . ltrim((string) $final->did, '+')]);
        self::assertTrue($final->answered);
        self::assertSame([60, self::T], [$final->talkSeconds, $final->startedAt]);
    }

    /** @param array<string, string> $secrets */
    #[\PHPUnit\Framework\Attributes\DataProvider('systems')]
    public function testAMissedCallOfAHiddenCaller(PbxAdapter $adapter, array $secrets): void
    {
        $events = $this->told($adapter, $secrets, (new Conversation('c2', '', '+74950003101', self::T))->ended(self::T + 9000));

        self::assertContains(false, array_map(static fn (CallEvent $event): ?bool => $event->answered, $events));
        self::assertSame(['anonymous'], array_values(array_unique(array_map(static fn (CallEvent $event): ?string => $event->caller, $events))));
    }

    public function testRingingBackIsAnOutboundCall(): void
    {
        $call = new Conversation('c3', '+79461234567', '+74950001020', self::T, true);
        $events = $this->told(new MangoAdapter(), [MangoAdapter::API_KEY => 'key', MangoAdapter::API_SALT => 'salt'], $call->answered(self::T + 1000)->ended(self::T + 2000));

        self::assertContains(Direction::Out, array_map(static fn (CallEvent $event): Direction => $event->direction, $events));
        self::assertNotContains(Direction::In, array_map(static fn (CallEvent $event): Direction => $event->direction, $events));
    }

    public function testAPhoneSystemThatTheDemoCantPlayIsSaidSo(): void
    {
        self::assertNull(Systems::of(self::connection('another', [])));
    }

    /**
     * @param  array<string, string> $secrets
     * @return list<CallEvent>
     */
    private function told(PbxAdapter $adapter, array $secrets, Conversation $call): array
    {
        $connection = self::connection($adapter->id(), $secrets);
        $stranger = self::connection($adapter->id(), array_map(static fn (string $secret): string => "not {$secret}", $secrets));
        $events = Systems::of($connection);
        self::assertNotNull($events);
        $told = [];
        foreach ([...$events->started($call), ...($call->answeredAt === null ? [] : $events->answered($call)), ...$events->ended($call)] as $event) {
            self::assertTrue($adapter->authenticate($event, $connection));
            self::assertFalse($adapter->authenticate($event, $stranger));
            $told = [...$told, ...array_filter($adapter->parse($event, $connection), static fn (CallEvent $news): bool => $news->direction !== Direction::Unknown)];
        }

        return $told;
    }

    /** @param array<string, string> $secrets */
    private static function connection(string $adapter, array $secrets): Connection
    {
        return new Connection(1, 'Demo', $adapter, true, [], $secrets, null, self::T);
    }
}
