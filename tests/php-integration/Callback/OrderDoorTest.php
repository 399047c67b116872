<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Branch\Branches;
use Ringwell\Callback\OrderRoute;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Whom our bridge is told to ring, and who else is told nothing: by WordPress's own routes. */
final class OrderDoorTest extends TestCase
{
    use RingingClinic;

    private const SECRET = 'a long random text';

    private int $own;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->openRingingClinic();
        // The plugin's own route has the machine's clock.
        add_action('rest_api_init', fn () => (new OrderRoute($this->services))->register(), 5);
        $this->own = $this->services->connections()->add('Own', 'own', true, ['ring_out' => 'bridge'], [OwnPbxAdapter::SIGNING_SECRET => self::SECRET]);
        $branch = ['id' => 1, 'name' => 'Centre', 'zone' => 'UTC', 'week' => array_fill(0, 7, [[540, 1080]]), 'connection' => $this->own, 'clinic' => '101', 'number' => RingingPhoneSystem::SITE, 'staff' => []];
        $this->services->branches()->save(Branches::of(null, '')->with([$branch], []));
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
