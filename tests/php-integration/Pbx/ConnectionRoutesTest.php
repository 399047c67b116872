<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Door\Message;
use Ringwell\Tests\Integration\TestCase;

final class ConnectionRoutesTest extends TestCase
{
    use PhoneSystem;

    public function testOnlyWhoManagesMaySeeConnections(): void
    {
        $connection = $this->connect('own');
        foreach (['', 'subscriber', 'ringwell_marketer', 'editor'] as $role) {
            $role === '' ? wp_set_current_user(0) : $this->actAs($role);
            foreach (['connections', 'connections/adapters', "connections/{$connection}", "connections/{$connection}/log", "connections/{$connection}/events"] as $path) {
                self::assertContains($this->rest('GET', $path)->get_status(), [401, 403], "{$role} {$path}");
            }
            self::assertContains($this->rest('POST', "connections/{$connection}/secret")->get_status(), [401, 403]);
            self::assertContains($this->rest('DELETE', "connections/{$connection}")->get_status(), [401, 403]);
        }
        self::assertNotNull($this->services->connections()->find($connection));
    }

    public function testAConnectionIsMadeChangedAndRemoved(): void
    {
        $this->actAs('administrator');
        $made = $this->rest('POST', 'connections', ['name' => ' Mango ', 'adapter' => 'mango', 'secrets' => ['api_key' => 'k1', 'api_salt' => 'first-long-salt']]);
        self::assertSame(201, $made->get_status());
        $connection = self::data($made);
        self::assertSame($connection, Message::of('Pbx', 'connection')->check($connection), 'The answer is what its schema says.');
        self::assertSame(['Mango', 'Mango Office', true, ['api_key', 'api_salt'], 'grey'], [$connection['name'], $connection['adapter_name'], $connection['enabled'], $connection['secrets_set'], $connection['light']]);
        self::assertStringNotContainsString('first-long-salt', str_replace((string) $connection['events_url'], '', (string) wp_json_encode(array_diff_key($connection, ['steps' => 1]))), 'A secret is never given back.');
        self::assertMatchesRegularExpression('~ringwell/v1/connections/\d+/events/[0-9a-f]{40}$~', (string) $connection['events_url']);
        self::assertStringContainsString((string) $connection['events_url'], (string) wp_json_encode($connection['steps'], JSON_UNESCAPED_SLASHES));
        self::assertStringNotContainsString('{events_url}', (string) wp_json_encode($connection['steps']));

        $changed = self::data($this->rest('PUT', "connections/{$connection['id']}", ['name' => 'Mango 2', 'enabled' => false, 'secrets' => ['api_key' => null, 'api_salt' => 'second-long-salt']]));
        self::assertSame(['Mango 2', false], [$changed['name'], $changed['enabled']]);
        $stored = $this->services->connections()->find((int) $connection['id']);
        self::assertSame(['api_key' => 'k1', 'api_salt' => 'second-long-salt'], $stored?->secrets);
        self::assertStringNotContainsString('second-long-salt', (string) $this->services->db()->rows('SELECT secrets FROM {connections}')[0]['secrets']);

        $rotated = self::data($this->rest('POST', "connections/{$connection['id']}/secret"));
        self::assertNotSame($connection['events_url'], $rotated['events_url']);
        self::assertCount(1, self::data($this->rest('GET', 'connections')));
        self::assertSame(200, $this->rest('DELETE', "connections/{$connection['id']}")->get_status());
        self::assertSame(404, $this->rest('GET', "connections/{$connection['id']}")->get_status());
    }

    public function testASecretThatMayBeEmptyIsRemovedByAnEmptyOneAloneAndNeverToldAgain(): void
    {
        $this->actAs('administrator');
        $id = self::data($this->rest('POST', 'connections', ['name' => 'Own', 'adapter' => 'own', 'secrets' => ['signing_secret' => 'a-long-signing-secret']]))['id'];
        $put = fn (mixed $change): array => self::data($this->rest('PUT', "connections/{$id}", ['name' => 'Own'] + (is_array($change) ? $change : [])));

        foreach ([[], ['secrets' => new \stdClass()], ['secrets' => ['signing_secret' => null]]] as $leaving) {
            $kept = $put($leaving);
            self::assertSame(['signing_secret'], $kept['secrets_set']);
            self::assertStringNotContainsString('a-long-signing-secret', (string) wp_json_encode(array_diff_key($kept, ['steps' => 1])));
        }
        self::assertSame([], $put(['secrets' => ['signing_secret' => '']])['secrets_set']);
        self::assertSame([], $this->services->connections()->find((int) $id)?->secrets);
    }

    public function testASecretThatMustBeThereIsNotRemoved(): void
    {
        $this->actAs('administrator');
        $id = $this->connectMango();
        $answer = $this->rest('PUT', "connections/{$id}", ['name' => 'Mango', 'secrets' => ['api_salt' => '']]);

        self::assertSame([400, ['secrets.api_salt']], [$answer->get_status(), array_keys(self::data($answer)['data']['params'])]);
        self::assertNotSame('', $this->services->connections()->find($id)?->secret('api_salt'));
    }

    /** @param array<string, mixed>|string $body */
    #[DataProvider('wrong')]
    public function testWrongInputIsSaidAtItsField(array|string $body, string $field): void
    {
        $this->actAs('administrator');
        $answer = $this->rest('POST', 'connections', $body);

        self::assertSame(400, $answer->get_status());
        $params = self::data($answer)['data']['params'] ?? [];
        self::assertSame($field === '' ? [] : [$field], array_keys($params));
        self::assertSame([], $this->services->connections()->all());
    }

    /** @return iterable<string, array{array<string, mixed>|string, string}> */
    public static function wrong(): iterable
    {
        yield 'no JSON' => ['{', ''];
        yield 'no name' => [['adapter' => 'own'], 'name'];
        yield 'a name of nothing' => [['adapter' => 'own', 'name' => '<b></b>'], 'name'];
        yield 'no phone system' => [['name' => 'x'], 'adapter'];
        yield 'an unknown phone system' => [['name' => 'x', 'adapter' => 'tin cans'], 'adapter'];
        yield 'an unknown field' => [['name' => 'x', 'adapter' => 'own', 'colour' => 'red'], 'colour'];
        yield 'a secret too few' => [['name' => 'x', 'adapter' => 'mango', 'secrets' => ['api_key' => 'k']], 'secrets.api_salt'];
        yield 'a secret too many' => [['name' => 'x', 'adapter' => 'own', 'secrets' => ['api_key' => 'k']], 'secrets.api_key'];
        yield 'a setting that is none' => [['name' => 'x', 'adapter' => 'own', 'settings' => ['zone' => 'k']], 'settings.zone'];
        yield 'a secret of the wrong type' => [['name' => 'x', 'adapter' => 'own', 'secrets' => ['signing_secret' => ['a' => 'b']]], 'secrets.signing_secret'];
    }

    public function testAConnectionStaysWithItsPhoneSystem(): void
    {
        $this->actAs('administrator');
        $connection = $this->connect('own');

        self::assertSame(400, $this->rest('PUT', "connections/{$connection}", ['name' => 'x', 'adapter' => 'mango'])->get_status());
        self::assertSame(200, $this->rest('PUT', "connections/{$connection}", ['name' => 'x', 'adapter' => 'own'])->get_status());
        self::assertSame(404, $this->rest('PUT', 'connections/999999', ['name' => 'x'])->get_status());
    }

    public function testTheLightTheLogAndTheLastEventsTellWhatHappens(): void
    {
        $this->actAs('administrator');
        $connection = $this->connectMango();
        $t = time() - 60;
        $this->postMango($connection, '/events/summary', ['entry_id' => 'e', 'call_direction' => 1, 'from' => ['number' => '79161234567'], 'to' => [], 'line_number' => '74951110008', 'create_time' => $t, 'talk_time' => $t + 3, 'end_time' => $t + 30]);
        $this->workOff();

        $good = self::data($this->rest('GET', "connections/{$connection}"));
        self::assertSame(['green', 'Call from +7 916 ··· 45 67 to +7 495 111-00-08, answered'], [$good['light'], $good['last_event_text']]);
        self::assertNotNull($good['last_event_at']);
        $events = self::data($this->rest('GET', "connections/{$connection}/events"));
        self::assertSame('done', $events[0]['state']);
        self::assertSame($events, Message::of('Pbx', 'connection-events')->check($events), 'The answer is what its schema says.');
        self::assertStringContainsString('line_number', (string) $events[0]['body']);
        foreach (['79161234567', MangoKeys::KEY, MangoKeys::form('x')['sign']] as $hidden) {
            self::assertStringNotContainsString($hidden, (string) $events[0]['body']);
        }

        $this->shiftClock(60_000);
        $this->post($connection, ['vpbx_api_key' => 'x'], '/events/call');
        $bad = self::data($this->rest('GET', "connections/{$connection}"));
        self::assertSame('red', $bad['light']);
        $log = self::data($this->rest('GET', "connections/{$connection}/log"));
        self::assertSame(['wrong_signature', 'error', 1], [$log[0]['code'], $log[0]['level'], $log[0]['hits']]);
        self::assertSame($bad['light_text'], $log[0]['text']);
        self::assertSame($log, Message::of('Pbx', 'connection-log')->check($log));
    }

    public function testTheLogStaysSmall(): void
    {
        $connection = $this->connect('own');
        $log = $this->services->connectionLog();
        for ($hour = 0; $hour < 230; $hour++) {
            $log->write($connection, 'error', 'wrong_address');
            $log->write($connection, 'error', 'wrong_address');
            $this->clock->advance(3_600_001);
        }

        self::assertCount(200, $log->latest($connection, 1000));
        self::assertSame(2, $log->latest($connection)[0]['hits']);
    }

    public function testAnotherPluginMayAddAPhoneSystemAndMistakesAreLeftOut(): void
    {
        $this->actAs('administrator');
        $add = static fn (array $adapters): array => [...$adapters, 'nonsense', new \stdClass()];
        add_filter('ringwell_pbx_adapters', $add);
        $registry = \Ringwell\Pbx\AdapterRegistry::ofSite();
        remove_filter('ringwell_pbx_adapters', $add);

        $ids = static fn (\Ringwell\Pbx\AdapterRegistry $of): array => array_map(static fn ($adapter): string => $adapter->id(), $of->all());
        self::assertSame($ids(\Ringwell\Pbx\AdapterRegistry::ofSite()), $ids($registry));
        self::assertContains('mango', $ids($registry));
        $adapters = self::data($this->rest('GET', 'connections/adapters'));
        self::assertSame($ids($registry), array_column($adapters, 'adapter'));
        self::assertSame($adapters, Message::of('Pbx', 'adapter')->check($adapters));
        self::assertStringContainsString('{events_url}', (string) wp_json_encode($adapters[0]['steps']));
    }

    /** @return array<mixed> */
    private static function data(\WP_REST_Response $response): array
    {
        $data = json_decode((string) wp_json_encode($response->get_data()), true);
        self::assertIsArray($data);

        return $data;
    }
}
