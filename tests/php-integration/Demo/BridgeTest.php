<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Demo;

use Ringwell\Callback\State;
use Ringwell\Demo\Phone\Bridge;
use Ringwell\Demo\Phone\BridgeRoute;
use Ringwell\Demo\Phone\Ending;
use Ringwell\Demo\Phone\OrderedCall;
use Ringwell\Demo\Phone\Reception;
use Ringwell\Demo\Phone\SimulateRoute;
use Ringwell\Demo\Phone\Turn;
use Ringwell\Demo\SetUp;
use Ringwell\Plugin;
use Ringwell\Request\FormToken;
use Ringwell\Services;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

require_once dirname(__DIR__, 3) . '/demo/php/autoload.php';

/** The demo's bridge, and its PBX. There is no web server here, so questions and events take the way inside the process. */
final class BridgeTest extends TestCase
{
    private const PATIENT = '+79461234567';

    private Services $site;
    /** By how much the plugin's clock is ahead. */
    private int $shift = 0;

    protected function setUp(): void
    {
        parent::setUp();
        (new SetUp($this->services))->run();
        // WordPress's own would close PHPUnit's output buffers; the test undoes this at its end.
        remove_all_actions('shutdown');
        set_transient('ringwell_demo_no_http', 1, 3600);
        add_filter('pre_wp_mail', static fn (): bool => false);
        add_action('rest_api_init', $this->register(...));
        $this->site = Plugin::instance()->services();
    }

    public function register(): void
    {
        (new BridgeRoute(Plugin::instance()->services()))->register();
    }

    public function testAFormThatIsSentInTheDemoIsRung(): void
    {
        $this->tick();
        $answer = $this->send();
        self::assertSame('now', $answer['kind'] ?? null, 'The bridge has asked, so minutes are promised.');

        $this->tick();
        self::assertSame([State::Asked, 1], [$this->state(), count($this->ringing())]);
        $this->later(2);
        self::assertSame([State::Clinic, 'clinic_rings'], [$this->state(), implode($this->ringing())]);
        $this->later(7);
        self::assertSame(State::Patient, $this->state());
        $this->later(7);
        self::assertSame([State::Talking, 'answer'], [$this->state(), implode($this->ringing())]);
        $this->later(20);
        self::assertSame([State::Done, []], [$this->state(), $this->ringing()]);
    }

    public function testWhoPicksUpIsChosen(): void
    {
        $this->actAs('administrator');
        self::assertSame(['ending' => 'patient_busy'], $this->request('POST', '/reception', ['ending' => 'patient_busy'])->get_data());
        $this->tick();
        $this->send();
        $this->tick();
        $this->later(30);

        $callback = $this->site->callbacks()->openOf(self::PATIENT);
        self::assertSame([State::Waiting, 'patient_busy', 1], [$callback?->state, $callback?->reason?->value, $callback?->tries]);

        Reception::choose(Ending::Talked);
        for ($minute = 1; $minute <= 5; $minute++) {
            $this->later(60);
        }
        self::assertSame(State::Done, $this->state());
    }

    public function testOnlyWhoMayManageSeesWhatRingsAndChooses(): void
    {
        $this->tick();
        $this->send();
        $this->tick();

        self::assertNull($this->request('POST', '/bridge')->get_data(), 'Whoever has it go on learns nothing.');
        self::assertSame(401, $this->request('GET', '/bridge')->get_status());
        self::assertSame(401, $this->request('POST', '/reception', ['ending' => 'talked'])->get_status());
        $this->actAs('subscriber');
        self::assertSame(403, $this->request('GET', '/bridge')->get_status());
        self::assertSame(403, $this->request('POST', '/reception', ['ending' => 'talked'])->get_status());
        $this->actAs('administrator');
        self::assertSame([['phone' => '+7 946 123-45-67', 'stage' => '']], $this->request('GET', '/bridge')->get_data());
        self::assertSame(400, $this->request('POST', '/reception', ['ending' => 'nobody'])->get_status());
        self::assertSame(400, $this->request('POST', '/reception')->get_status());
    }

    public function testWithoutItsPhoneSystemTheBridgeDoesNothing(): void
    {
        foreach ($this->services->connections()->all() as $connection) {
            $this->services->connections()->remove($connection->id);
        }
        $this->tick();

        self::assertSame([], $this->ringing());
    }

    public function testOneProcessAtATimeHasTheTurnAndNoneForEver(): void
    {
        $turn = new Turn($this->wpdb, $this->clock, 'ringwell_demo_test');
        $inner = null;
        self::assertTrue($turn->take(static function () use ($turn, &$inner): void {
            $inner = $turn->take(static fn () => self::fail('Two at once.'));
        }));
        self::assertFalse($inner);
        $turn->take(function () use ($turn, &$inner): void {
            $this->clock->advance(Time::MINUTE);
            $inner = $turn->take(static fn () => null);
        });
        self::assertTrue($inner, 'The first one has died.');
        self::assertTrue($turn->take(static fn () => null));
    }

    /** @return array<string, mixed> when the patient is told that he will be rung */
    private function send(): array
    {
        $form = $this->site->forms()->find(1);
        self::assertNotNull($form);
        $answer = $this->rest('POST', 'callbacks', [
            'form' => 1,
            'config' => $this->site->formConfig()->of($form),
            'token' => FormToken::issue($this->site->configKeys()->keys(), 1, $this->site->clock()->now() - 10_000),
            'key' => bin2hex(random_bytes(16)),
            'phone' => self::PATIENT,
            'agreed' => true,
            'inputs' => 12,
        ]);
        self::assertSame(201, $answer->get_status(), (string) wp_json_encode($answer->get_data()));
        do_action('shutdown');
        remove_all_actions('shutdown');
        $data = $answer->get_data();
        self::assertIsArray($data);

        self::assertIsArray($data['when'] ?? null);
        /** @var array<string, mixed> $when */
        $when = $data['when'];

        return $when;
    }

    private function state(): ?State
    {
        $callbacks = $this->site->callbacks()->list(null, 'asked_at', 'desc', 1, 0)['rows'];

        return $callbacks[0]->state ?? null;
    }

    private function later(int $seconds): void
    {
        $this->shift += $seconds * Time::SECOND;
        $this->shiftClock($this->shift);
        $this->tick();
    }

    private function tick(): void
    {
        self::assertSame(204, $this->request('POST', '/bridge')->get_status());
        do_action('shutdown');
        remove_all_actions('shutdown');
    }

    /** @return list<string> stages of what rings */
    private function ringing(): array
    {
        return array_map(static fn (OrderedCall $call): string => $call->stage(), (new Bridge($this->site))->ringing());
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
