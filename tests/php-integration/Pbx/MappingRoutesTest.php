<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Door\Message;
use Ringwell\Pbx\Any\AnyAdapter;
use Ringwell\Pbx\Connection;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

final class MappingRoutesTest extends TestCase
{
    use PhoneSystem;

    private const FIELDS = ['call' => 'call.id', 'caller' => 'call.from', 'did' => 'call.to', 'state' => 'event', 'started' => 'call.start', 'talk' => 'call.talk'];

    public function testOnlyWhoManagesMaySayWhatTheFieldsAre(): void
    {
        $connection = $this->connect('any');
        foreach (['', 'subscriber', 'ringwell_marketer', 'ringwell_receptionist'] as $role) {
            $role === '' ? wp_set_current_user(0) : $this->actAs($role);
            foreach (['GET', 'POST', 'PUT'] as $method) {
                self::assertContains($this->rest($method, "connections/{$connection}/mapping", ['fields' => []])->get_status(), [401, 403]);
            }
            self::assertContains($this->rest('POST', "connections/{$connection}/reread", ['after' => 0])->get_status(), [401, 403]);
        }
        self::assertTrue(AnyAdapter::mapping($this->connection($connection))->isEmpty());
    }

    public function testTheLastMessagesAreShownAsFieldsWithoutPhonesAndSecrets(): void
    {
        $this->actAs('administrator');
        $connection = $this->connect('any', ['secret' => 'top-secret-token']);
        $this->services->connections()->update($connection, 'Any', true, ['secret_in' => 'auth', 'secret_as' => 'plain'], ['secret' => 'top-secret-token']);
        $this->postJson($connection, $this->message('ringing') + ['auth' => 'top-secret-token', 'token' => 'abc']);

        $answer = self::data($this->rest('GET', "connections/{$connection}/mapping"));
        self::assertSame($answer, Message::of('Pbx', 'any-desk')->check($answer), 'The answer is what its schema says.');
        self::assertSame(1, $answer['stored']);
        $fields = array_column($answer['messages'][0]['fields'], null, 'path');
        self::assertSame(['path' => 'call.from', 'value' => '+7 916 ··· 45 67', 'looks' => 'phone'], $fields['call.from']);
        self::assertSame('time', $fields['call.start']['looks']);
        self::assertSame(['···', '···'], [$fields['auth']['value'], $fields['token']['value']]);
        $events = (string) wp_json_encode(self::data($this->rest('GET', "connections/{$connection}/events")), JSON_UNESCAPED_UNICODE);
        self::assertStringNotContainsString('top-secret-token', $events);
        self::assertStringNotContainsString('79161234567', $events . wp_json_encode($answer));
    }

    public function testAMappingIsTriedBeforeItHolds(): void
    {
        $this->actAs('administrator');
        $connection = $this->connect('any');
        foreach (['ringing', 'hangup', 'contact_saved'] as $event) {
            $this->postJson($connection, $this->message($event, ['talk' => $event === 'hangup' ? 42 : null]));
        }

        $tried = self::data($this->rest('POST', "connections/{$connection}/mapping", ['fields' => self::FIELDS]));
        self::assertSame($tried, Message::of('Pbx', 'any-desk')->check($tried));
        self::assertStringStartsWith('Call from +7 916 ··· 45 67 to +7 495 111-22-33, answered, 42 s', $tried['messages'][1]['calls'][0]);
        self::assertStringContainsString(', ringing', $tried['messages'][2]['calls'][0]);
        self::assertSame([[], true], [$tried['messages'][0]['calls'], $tried['messages'][0]['problem'] !== '']);
        self::assertEqualsCanonicalizing([['ringing', 'ringing'], ['hangup', 'ended'], ['contact_saved', '']], array_map(static fn (array $one): array => [$one['value'], $one['means']], $tried['values']));

        $wrong = self::data($this->rest('POST', "connections/{$connection}/mapping", ['fields' => ['call' => 'no.such'] + self::FIELDS]));
        self::assertStringContainsString('no.such', $wrong['messages'][1]['problem']);
        self::assertTrue(AnyAdapter::mapping($this->connection($connection))->isEmpty(), 'Nothing holds yet.');
        $this->workOff();
        self::assertSame([], $this->rowsOf('calls'));
    }

    public function testWhatCameBeforeIsReadAgainAndOnlyOnce(): void
    {
        $this->actAs('administrator');
        $connection = $this->connect('any');
        for ($call = 1; $call <= 60; $call++) {
            $this->postJson($connection, $this->message('hangup', ['id' => $call, 'talk' => 42]));
        }
        $this->workOff();
        self::assertSame([], $this->rowsOf('calls'), 'Nobody had said what the fields are.');

        $saved = $this->rest('PUT', "connections/{$connection}/mapping", ['fields' => self::FIELDS]);
        self::assertSame(200, $saved->get_status());
        $first = self::data($this->rest('POST', "connections/{$connection}/reread", ['after' => 0]));
        self::assertSame([50, true], [$first['read'], is_int($first['after'])]);
        self::assertSame(['read' => 10, 'after' => null], self::data($this->rest('POST', "connections/{$connection}/reread", ['after' => $first['after']])));
        $calls = $this->rowsOf('calls');
        self::assertCount(60, $calls);
        self::assertSame(['+79161234567', '+74951112233', '42', '0'], [$calls[0]['caller'], $calls[0]['did'], $calls[0]['talk_seconds'], $calls[0]['late']]);

        $this->rest('POST', "connections/{$connection}/reread", ['after' => 0]);
        self::assertEquals(array_column($calls, 'facts'), array_column($this->rowsOf('calls'), 'facts'), 'The same once more changes nothing.');
    }

    public function testTheFieldsOfTheConnectionAndItsMappingLeaveEachOtherAlone(): void
    {
        $this->actAs('administrator');
        $connection = $this->connect('any', ['secret' => 'top-secret-token']);
        $this->rest('PUT', "connections/{$connection}/mapping", ['fields' => self::FIELDS, 'values' => ['state' => ['Готово' => 'ended']]]);
        self::assertSame(200, $this->rest('PUT', "connections/{$connection}", ['name' => 'New name', 'settings' => ['zone' => 'Asia/Tokyo']])->get_status());

        $stored = $this->connection($connection);
        self::assertSame(['New name', 'Asia/Tokyo', 'top-secret-token'], [$stored->name, $stored->zone(), $stored->secret('secret')]);
        self::assertSame('call.id', AnyAdapter::mapping($stored)->paths['call']);
        self::assertSame(['готово' => 'ended'], (array) self::data($this->rest('GET', "connections/{$connection}/mapping"))['mapping']['values']['state']);
    }

    public function testWhatMakesNoCallsIsSaidAtItsField(): void
    {
        $this->actAs('administrator');
        $connection = $this->connect('any');
        $params = fn (array $body): array => array_keys(self::data($this->rest('PUT', "connections/{$connection}/mapping", $body))['data']['params']);

        self::assertSame(['fields.call', 'fields.caller', 'fields.did'], $params(['fields' => (object) []]));
        self::assertSame(['fields.did'], $params(['fields' => ['call' => 'id', 'caller' => 'from']]));
        self::assertSame(['fields.colour'], $params(['fields' => ['colour' => 'id']]));
        self::assertSame(['values.state.x'], $params(['fields' => self::FIELDS, 'values' => ['state' => ['x' => 'perhaps']]]));
        self::assertSame(['fixed.direction'], $params(['fields' => self::FIELDS, 'fixed' => ['direction' => 'up']]));
        self::assertSame(404, $this->rest('GET', 'connections/999999/mapping')->get_status());
        self::assertSame(404, $this->rest('GET', "connections/{$this->connect('own')}/mapping")->get_status(), 'Only of phone systems that nobody knows.');
        self::assertSame(400, $this->rest('POST', "connections/{$connection}/reread", ['after' => -1])->get_status());
    }

    /**
     * @param  array<string, mixed> $call
     * @return array<string, mixed>
     */
    private function message(string $event, array $call = []): array
    {
        $call += ['id' => 'c1', 'from' => '79161234567', 'to' => '74951112233', 'start' => gmdate('c', intdiv((int) round(microtime(true) * 1000) - Time::MINUTE, 1000))];

        return ['event' => $event, 'call' => array_filter($call, static fn (mixed $value): bool => $value !== null)];
    }

    /** @param array<string, mixed> $message */
    private function postJson(int $connection, array $message): void
    {
        $secret = $this->services->connections()->pathSecret($connection);
        $answer = $this->rest('POST', "connections/{$connection}/events/{$secret}", (string) wp_json_encode($message), ['Content-Type' => 'application/json']);
        self::assertSame(200, $answer->get_status(), (string) wp_json_encode($answer->get_data()));
    }

    private function connection(int $id): Connection
    {
        return $this->services->connections()->find($id) ?? self::fail('The connection is gone.');
    }

    /** @return array<mixed> */
    private static function data(\WP_REST_Response $response): array
    {
        $data = json_decode((string) wp_json_encode($response->get_data()), true);
        self::assertIsArray($data);

        return $data;
    }
}
