<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Demo;

use Ringwell\Demo\Clinic;
use Ringwell\Demo\Phone\SimulateRoute;
use Ringwell\Demo\SetUp;
use Ringwell\Plugin;
use Ringwell\Tests\Integration\TestCase;

require_once dirname(__DIR__, 3) . '/demo/php/autoload.php';

/** The demo's telephone. There is no web server here, so the events take the way inside the process. */
final class SimulateRouteTest extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        (new SetUp($this->services))->run();
        set_transient('ringwell_demo_no_http', 1, 3600);
        add_action('rest_api_init', $this->register(...));
    }

    protected function tearDown(): void
    {
        remove_all_actions('shutdown', 0);
        parent::tearDown();
    }

    public function register(): void
    {
        (new SimulateRoute(Plugin::instance()->services()))->register();
    }

    public function testACallIsRungAnsweredAndEnded(): void
    {
        $this->actAs('administrator');
        $id = $this->start(['number' => '8 (495) 000-50-05', 'caller' => '+7 946 123-45-67']);
        self::assertSame(200, $this->step($id, 'answer')->get_status());
        self::assertSame(200, $this->step($id, 'end')->get_status());
        Plugin::instance()->services()->inbox()->work(20);
        $found = $this->request('GET', "/calls/{$id}")->get_data();
        $call = $this->services->calls()->find(is_array($found) && is_int($found['call']) ? $found['call'] : 0);

        self::assertSame([Clinic::ORGANIC_STATIC, '+79461234567', 'ended'], [$call?->did, $call?->caller, $call?->state->value]);
        self::assertSame('static', $this->services->attributions()->find((int) $call?->id)?->answer->rule);
        self::assertSame(404, $this->step($id, 'end')->get_status(), 'It is over.');
    }

    public function testTheClinicsOwnNumberRingsAtItsOwnPbxAndAHiddenCallerStaysHidden(): void
    {
        $this->actAs('administrator');
        $id = $this->start(['number' => Clinic::OWN_NUMBER, 'caller' => '']);
        $this->step($id, 'end');
        Plugin::instance()->services()->inbox()->work(20);
        $own = array_column($this->services->connections()->all(), 'id', 'adapter')['own'] ?? 0;
        $found = $this->services->calls()->facts($own, $id);

        self::assertNotNull($found);
        self::assertNull($this->services->calls()->find($found['id'])?->caller);
    }

    public function testWhatIsNoPhoneIsRefusedByField(): void
    {
        $this->actAs('administrator');
        $answer = $this->request('POST', '/calls', ['number' => 'abc', 'caller' => '12'])->as_error();

        self::assertNotNull($answer);
        $data = $answer->get_error_data();
        self::assertIsArray($data);
        self::assertSame(400, $data['status']);
        self::assertSame(['number', 'caller'], array_keys((array) $data['params']));
        self::assertSame(400, $this->request('POST', '/calls', ['number' => Clinic::OWN_NUMBER])->get_status());
        self::assertSame(400, $this->request('POST', '/calls', ['number' => ['x'], 'caller' => ''])->get_status());
        self::assertSame(400, $this->request('POST', '/calls', ['number' => str_repeat('7', 500), 'caller' => ''])->get_status());
    }

    public function testWithoutConnectionsItSaysWhatToDo(): void
    {
        $this->actAs('administrator');
        foreach ($this->services->connections()->all() as $connection) {
            $this->services->connections()->remove($connection->id);
        }

        self::assertSame(409, $this->request('POST', '/calls', ['number' => Clinic::OWN_NUMBER, 'caller' => ''])->get_status());
    }

    public function testOnlyWhoMayManageMayRing(): void
    {
        self::assertSame(401, $this->request('POST', '/calls', ['number' => Clinic::OWN_NUMBER, 'caller' => ''])->get_status());
        $this->actAs('subscriber');
        self::assertSame(403, $this->request('POST', '/calls', ['number' => Clinic::OWN_NUMBER, 'caller' => ''])->get_status());
        self::assertSame(403, $this->request('GET', '/calls/' . str_repeat('a', 20))->get_status());
    }

    public function testAnUnknownCallCantBeEnded(): void
    {
        $this->actAs('administrator');

        self::assertSame(404, $this->step(str_repeat('a', 20), 'end')->get_status());
        self::assertSame(400, $this->step(str_repeat('a', 20), 'hold')->get_status());
    }

    /** @param array<string, mixed> $body */
    private function start(array $body): string
    {
        $answer = $this->request('POST', '/calls', $body);
        $data = $answer->get_data();
        self::assertSame(201, $answer->get_status());
        self::assertIsArray($data);
        self::assertIsString($data['id']);

        return $data['id'];
    }

    private function step(string $id, string $step): \WP_REST_Response
    {
        return $this->request('POST', "/calls/{$id}", ['step' => $step]);
    }

    /** @param array<string, mixed> $body */
    private function request(string $method, string $path, array $body = []): \WP_REST_Response
    {
        $request = new \WP_REST_Request($method, '/' . SimulateRoute::NAMESPACE . $path);
        $request->set_header('Content-Type', 'application/json');
        $request->set_body((string) wp_json_encode($body));

        return rest_do_request($request);
    }
}
