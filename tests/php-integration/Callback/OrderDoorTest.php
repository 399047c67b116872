<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Branch\Branches;
use Ringwell\Callback\Desk;
use Ringwell\Callback\OrderRoute;
use Ringwell\Pbx\ConnectionView;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Request\When;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Whom our bridge is told to ring, and who else is told nothing: by WordPress's own routes. */
final class OrderDoorTest extends TestCase
{
    use RingingClinic;

    private const SECRET = 'a long random text';

    private int $own;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openRingingClinic();
        // The plugin's own route has the machine's clock.
        add_action('rest_api_init', fn () => (new OrderRoute($this->services))->register(), 5);
        $this->own = $this->services->connections()->add('Own', 'own', true, ['ring_out' => 'bridge'], [OwnPbxAdapter::SIGNING_SECRET => self::SECRET]);
        $branch = ['id' => 1, 'name' => 'Centre', 'zone' => 'UTC', 'week' => array_fill(0, 7, [[540, 1080]]), 'connection' => $this->own, 'clinic' => '101', 'number' => RingingPhoneSystem::SITE, 'staff' => []];
        $this->services->branches()->save(Branches::of(null, '')->with([$branch], []));
        $this->fetch();
    }

    public function testAnOrderIsHandedOutOnce(): void
    {
        $this->ask();
        $this->work();
        $command = $this->lastTry()->command;
        [$status, $first] = $this->fetch();
        [, $second] = $this->fetch();

        self::assertSame(200, $status);
        self::assertSame([$command, '101', ltrim(RingingPhoneSystem::PATIENT, '+')], [$first['orders'][0]['command'], $first['orders'][0]['clinic'], $first['orders'][0]['from']]);
        self::assertCount(1, $first['orders']);
        self::assertSame(['ok' => true, 'orders' => []], $second);
    }

    public function testNobodyElseIsToldAnythingAndTheOrderStays(): void
    {
        $this->ask();
        $this->work();
        $now = intdiv($this->clock->now(), Time::SECOND);
        $refusals = [
            'not signed' => $this->fetch(signature: ''),
            'another secret' => $this->fetch(secret: 'another'),
            'another address' => $this->fetch(path: 'wrong'),
            'another connection' => $this->fetch(connection: $this->connection),
            'none' => $this->fetch(connection: 999_999),
            'an event' => $this->fetch("event=start&id=1&t={$now}"),
            'too much' => $this->fetch("orders=1&t={$now}" . str_repeat(' ', 200)),
            'nothing' => $this->fetch(''),
        ];
        foreach ($refusals as $name => [$status, $body]) {
            self::assertSame(403, $status, $name);
            self::assertArrayNotHasKey('orders', $body, $name);
        }
        [$status, $body] = $this->fetch('orders=1&t=' . ($now - 3600));
        self::assertSame([409, 'ringwell_other_clock', $now], [$status, $body['code'], $body['now']]);
        self::assertCount(1, $this->fetch()[1]['orders'] ?? [], 'It was handed to somebody else.');
    }

    public function testWhatWasNotFetchedInTimeRingsNoMore(): void
    {
        $this->ask();
        $this->work();
        $this->clock->set($this->clock->now() + 2 * Time::MINUTE);
        $this->work();

        self::assertSame([], $this->fetch()[1]['orders'] ?? null);
        self::assertSame(['waiting', 'unreachable'], $this->standing());
    }

    public function testThatTheBridgeAskedIsWrittenDownOnceAMinute(): void
    {
        $first = $this->clock->now();
        self::assertSame($first, $this->askedAt());
        foreach ([Time::MINUTE - 1 => $first, Time::MINUTE => $first + Time::MINUTE] as $after => $expected) {
            $this->clock->set($first + $after);
            $this->fetch();
            self::assertSame($expected, $this->askedAt());
        }
        $this->clock->advance(2 * Time::MINUTE);
        $this->fetch(signature: '');
        self::assertSame($first + Time::MINUTE, $this->askedAt(), 'A stranger is no bridge.');
        $this->clock->set($first - Time::HOUR);
        $this->fetch();
        self::assertSame($first - Time::HOUR, $this->askedAt(), 'The clock was set back.');
    }

    public function testWhereTheBridgeDoesNotAskNothingIsPromisedAndTheOwnerIsTold(): void
    {
        $orders = $this->services->callbackOrders();
        $branch = $this->services->branches()->first();
        $asked = $this->clock->now();
        $this->clock->set($asked + 3 * Time::MINUTE - 1);
        self::assertEquals(When::now(1), $orders->promise(1, null));
        self::assertSame('', $this->services->callbackReadiness()->whyNot($branch));
        self::assertSame('green', $this->light()['light']);

        $this->clock->set($asked + 3 * Time::MINUTE);
        self::assertEquals(When::staff(), $orders->promise(1, null));
        self::assertEquals(When::staff(), $orders->promise(1, $asked + 2 * Time::HOUR));
        self::assertStringContainsString('for 3 minutes', $this->services->callbackReadiness()->whyNot($branch));
        self::assertSame(['yellow', $this->services->callbackReadiness()->whyNot($branch)], array_values($this->light()));

        $this->fetch();
        self::assertEquals(When::now(1), $orders->promise(1, null));
    }

    public function testABridgeThatHasNeverAskedIsNone(): void
    {
        $this->services->db()->run('UPDATE {connections} SET orders_asked_at = NULL');

        self::assertEquals(When::staff(), $this->services->callbackOrders()->promise(1, null));
        self::assertStringContainsString('never', $this->services->callbackReadiness()->whyNot($this->services->branches()->first()));
    }

    public function testWhoIsAskedForWhileTheBridgeIsAwayIsRungIfItComesBackAtOnce(): void
    {
        $this->clock->advance(10 * Time::MINUTE);
        $this->ask();
        $this->work();
        self::assertSame(['waiting', ''], $this->standing());
        $this->clock->advance(Desk::BRIDGE_BACK_WITHIN - 1);
        $this->work();
        self::assertSame(['waiting', ''], $this->standing());
        $this->fetch();
        $this->work();

        self::assertSame($this->lastTry()->command, $this->fetch()[1]['orders'][0]['command'] ?? null);
        self::assertSame([], $this->mails);
    }

    public function testWhereTheBridgeStaysAwayStaffAreToldAndNothingRingsLater(): void
    {
        $this->clock->advance(10 * Time::MINUTE);
        $this->ask();
        $this->clock->advance(Desk::BRIDGE_BACK_WITHIN);
        $this->work();
        $this->fetch();
        $this->work();

        self::assertSame([['task', 'unreachable'], 0], [$this->standing(), $this->callbackOf()->tries]);
        self::assertSame(['ok' => true, 'orders' => []], $this->fetch()[1]);
        self::assertCount(1, $this->mails);
    }

    public function testWhatStaffWantIsTriedAllTheSame(): void
    {
        $this->clock->advance(10 * Time::MINUTE);
        $this->ask();
        $this->services->callbackDesk()->ring($this->callbackOf()->id, true);

        self::assertCount(1, $this->fetch()[1]['orders'] ?? []);
    }

    private function askedAt(): ?int
    {
        return $this->services->connections()->find($this->own)?->ordersAskedAt;
    }

    /** @return array{light: string, light_text: string} */
    private function light(): array
    {
        $connection = $this->services->connections()->find($this->own);
        self::assertNotNull($connection);
        $this->services->connections()->heard($this->own, $this->clock->now());
        $row = (new ConnectionView($this->services))->rows([$this->services->connections()->find($this->own) ?? $connection])[0];

        return ['light' => (string) $row['light'], 'light_text' => (string) $row['light_text']];
    }

    /** @return array{int, array<string, mixed>} */
    private function fetch(?string $body = null, ?string $signature = null, string $secret = self::SECRET, ?int $connection = null, ?string $path = null): array
    {
        $connection ??= $this->own;
        $body ??= 'orders=1&t=' . intdiv($this->clock->now(), Time::SECOND);
        preg_match('/t=(\d+)/', $body, $time);
        $signature ??= 't=' . ($time[1] ?? '0') . ',v1=' . hash_hmac('sha256', ($time[1] ?? '0') . ".{$body}", $secret);
        $path ??= $connection === 999_999 ? 'none' : (string) $this->services->connections()->pathSecret($connection);
        $headers = ['content-type' => 'application/x-www-form-urlencoded'] + ($signature === '' ? [] : ['x-ringwell-signature' => $signature]);
        $answer = $this->rest('POST', "connections/{$connection}/events/{$path}/orders", $body, $headers);
        /** @var array<string, mixed> $data */
        $data = $answer->get_data();

        return [$answer->get_status(), $data];
    }
}
