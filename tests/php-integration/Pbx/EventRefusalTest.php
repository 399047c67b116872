<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Pbx\EventDoor;
use Ringwell\Pbx\Inbox;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Plugin;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** What the door of the phone systems does not take, and what is kept of it. */
final class EventRefusalTest extends TestCase
{
    use PhoneSystem;

    public function testWithAWrongSecretNothingIsKeptButANote(): void
    {
        $connection = $this->connect('own');
        $body = 'event=start&id=1&did=74951110008&from=79161234567&t=1790000000';

        $wrong = $this->post($connection, $body, '', str_repeat('0', 40));
        $again = $this->post($connection, $body, '', 'short');
        $unknown = $this->post(999_999, $body, '', str_repeat('0', 40));

        self::assertSame(403, $wrong->get_status());
        self::assertSame([403, $wrong->get_data()], [$unknown->get_status(), $unknown->get_data()], 'Who guesses learns not even which connections there are.');
        self::assertSame($wrong->get_data(), $again->get_data());
        self::assertSame([], $this->rowsOf('inbox'));
        self::assertSame([['wrong_address', '2']], array_map(static fn (array $row): array => [$row['code'], $row['hits']], $this->rowsOf('connection_log')));
    }

    public function testWithAWrongSignatureNothingIsKeptButANote(): void
    {
        $mango = $this->connectMango();
        $own = $this->connect('own', [OwnPbxAdapter::SIGNING_SECRET => 'long random text']);
        $body = 'event=start&id=1&did=74951110008&from=79161234567&t=' . time();

        self::assertSame(403, $this->post($mango, ['vpbx_api_key' => MangoKeys::KEY, 'sign' => str_repeat('0', 64), 'json' => '{"entry_id":"e"}'], '/events/call')->get_status());
        self::assertSame(403, $this->post($own, $body)->get_status());
        self::assertSame(200, $this->post($own, $body . '&s=' . sha1($body . 'long random text'))->get_status());
        $this->workOff();

        self::assertCount(1, $this->rowsOf('inbox'));
        self::assertCount(1, $this->rowsOf('calls'));
        self::assertSame(['wrong_signature', 'wrong_signature'], array_column($this->rowsOf('connection_log'), 'code'));
    }

    public function testBothSecretsAreGoodWhileTheAddressIsChanged(): void
    {
        $connection = $this->connect('own');
        $old = (string) $this->services->connections()->pathSecret($connection);
        Plugin::instance()->services()->connections()->rotatePathSecret($connection);
        $new = (string) $this->services->connections()->pathSecret($connection);
        self::assertNotSame($old, $new);

        self::assertSame(200, $this->post($connection, 'event=start&id=1', '', $old)->get_status());
        self::assertSame(200, $this->post($connection, 'event=start&id=2', '', $new)->get_status());
        $this->shiftClock(8 * Time::DAY);
        self::assertSame(403, $this->post($connection, 'event=start&id=3', '', $old)->get_status());
        self::assertSame(200, $this->post($connection, 'event=start&id=4', '', $new)->get_status());
    }

    public function testASwitchedOffConnectionTakesNothing(): void
    {
        $connection = $this->connect('own');
        $this->services->connections()->update($connection, 'Off', false, [], []);

        self::assertSame(403, $this->post($connection, 'event=start&id=1')->get_status());
        self::assertSame(['switched_off'], array_column($this->rowsOf('connection_log'), 'code'));
    }

    public function testChangedSaltsAreSaidAndNothingBreaks(): void
    {
        $connection = $this->connectMango();
        $this->services->db()->run('UPDATE {connections} SET secrets = %s', ['v1:' . base64_encode(str_repeat('x', 80))]);

        self::assertSame(403, $this->postMango($connection, '/events/call', ['entry_id' => 'e'])->get_status());
        self::assertSame(['secrets_lost'], array_column($this->rowsOf('connection_log'), 'code'));
        $this->actAs('administrator');
        $answer = $this->rest('GET', "connections/{$connection}")->get_data();
        self::assertIsArray($answer);
        self::assertSame(['red', []], [$answer['light'], $answer['secrets_set']]);
    }

    public function testWhatAConnectionMayStoreInADayIsBounded(): void
    {
        $connection = $this->connect('own');
        $other = $this->connect('own');
        $event = static fn (int $id): string => "event=start&id={$id}&did=74951110001&from=79161234567";
        $this->post($connection, $event(1));
        $stored = $this->services->db()->rows('SELECT taken_events, taken_bytes FROM {connections} WHERE id = %d', [$connection])[0];
        self::assertSame(['1', (string) strlen($event(1))], [$stored['taken_events'], $stored['taken_bytes']]);
        $this->services->db()->run('UPDATE {connections} SET taken_events = %d WHERE id = %d', [Inbox::MAX_EVENTS_A_DAY - 1, $connection]);

        self::assertSame([200, 200], [$this->post($connection, $event(1))->get_status(), $this->post($connection, $event(2))->get_status()], 'A repeat counts nothing.');
        self::assertSame([429, 429], [$this->post($connection, $event(3))->get_status(), $this->post($connection, $event(4))->get_status()]);
        self::assertSame(200, $this->post($other, $event(3))->get_status(), 'Another connection has its own share.');
        self::assertSame([['too_many', '2']], array_map(static fn (array $row): array => [$row['code'], $row['hits']], $this->rowsOf('connection_log')));
        self::assertCount(3, $this->rowsOf('inbox'));
        self::assertSame(3, $this->workOff(), 'What was taken is worked on.');

        $this->shiftClock(Time::DAY);
        self::assertSame(200, $this->post($connection, $event(5))->get_status());
        $this->services->db()->run('UPDATE {connections} SET taken_bytes = %d WHERE id = %d', [Inbox::MAX_BYTES_A_DAY - 10, $connection]);
        self::assertSame(429, $this->post($connection, $event(6))->get_status());
    }

    public function testTooLargeIsRefusedAndWrongMethodToo(): void
    {
        $connection = $this->connect('own');

        self::assertSame(413, $this->post($connection, 'event=start&id=1&from=' . str_repeat('7', EventDoor::MAX_BYTES))->get_status());
        self::assertSame(413, $this->post($connection, 'event=start&id=1&from=' . str_repeat('7', 1_000_000))->get_status());
        $secret = $this->services->connections()->pathSecret($connection);
        self::assertSame(405, $this->rest('GET', "connections/{$connection}/events/{$secret}")->get_status());
        self::assertSame([], $this->rowsOf('inbox'));
    }
}
