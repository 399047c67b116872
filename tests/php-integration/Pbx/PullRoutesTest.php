<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Door\Message;
use Ringwell\Pbx\Pull\PullRoutes;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** The buttons "Check" and "Pull now", and what a connection tells of both. */
final class PullRoutesTest extends TestCase
{
    use PhoneSystem;

    private ListedPhoneSystem $system;
    private int $id;

    protected function setUp(): void
    {
        parent::setUp();
        $this->system = new ListedPhoneSystem();
        add_filter('ringwell_pbx_adapters', fn (array $adapters): array => [...$adapters, $this->system]);
        // The plugin's own routes know the phone systems of the first test that asked; those of this test go first.
        add_action('rest_api_init', function (): void {
            (new PullRoutes($this->services))->register();
        }, 5);
        $this->id = $this->connect('listed');
        $this->actAs('administrator');
    }

    public function testAPullAsksAtOnceAndTellsWhatItFound(): void
    {
        $this->system->answers = [fn (): Pulled => new Pulled([ListedPhoneSystem::call('a', $this->clock->now() - Time::HOUR)])];
        $answer = $this->rest('POST', "connections/{$this->id}/pull");
        $data = self::data($answer);

        self::assertSame(200, $answer->get_status());
        self::assertSame('no-store', $answer->get_headers()['Cache-Control']);
        self::assertSame(['good', '', Time::iso($this->clock->now()), '1 call that events had missed'], [$data['pull']['state'], $data['pull']['text'], $data['pull']['last_at'], $data['pull']['repaired_text']]);
        self::assertSame('Tested with Itself 1', $data['proof']);
        self::assertSame($data, Message::of('Pbx', 'connection')->check($data), 'The answer is what its schema says.');
    }

    public function testACheckTellsInWordsAndIsNotRepeatedTooSoon(): void
    {
        $this->system->wrong = new PullFailed(PullFailed::WRONG_KEYS, '3102 <b>');
        $data = self::data($this->rest('POST', "connections/{$this->id}/check"));
        self::assertFalse($data['check']['ok']);
        self::assertStringContainsString('keys are wrong', $data['check']['text']);
        self::assertStringContainsString('3102 <b>', $data['check']['text']);
        self::assertSame(['red', 'stopped'], [$data['light'], $data['pull']['state']]);

        foreach (['check', 'pull'] as $button) {
            $again = $this->rest('POST', "connections/{$this->id}/{$button}");
            self::assertSame([429, 'ringwell_too_soon'], [$again->get_status(), self::data($again)['code']]);
            self::assertStringContainsString('150', self::data($again)['message']);
        }
        self::assertSame([1, []], [$this->system->checked, $this->system->asked()]);

        $this->clock->advance(3 * Time::MINUTE);
        $this->system->wrong = null;
        $data = self::data($this->rest('POST', "connections/{$this->id}/check"));
        self::assertSame([true, 'The phone system answered: the keys are right.'], [$data['check']['ok'], $data['check']['text']]);
        self::assertSame('waiting', $data['pull']['state']);
    }

    public function testAnAddressThatIsNotOnTheListIsNamed(): void
    {
        $this->system->wrong = new PullFailed(PullFailed::IP_NOT_ALLOWED, '95.213.4.7 is not whitelisted');
        $data = self::data($this->rest('POST', "connections/{$this->id}/check"));

        self::assertStringContainsString('Add 95.213.4.7 to the list', $data['check']['text']);
    }

    public function testWhatFailsForAWhileSaysWhenItIsTriedAgain(): void
    {
        $this->system->wrong = new PullFailed(PullFailed::UNREACHABLE, 'timed out');
        $data = self::data($this->rest('POST', "connections/{$this->id}/pull"));

        self::assertSame('failed', $data['pull']['state']);
        self::assertStringContainsString('The next try is in 3 minutes.', $data['pull']['text']);
    }

    public function testWhatHasNoListIsNotAsked(): void
    {
        $this->system->canPull = false;
        $own = $this->connect('own');

        self::assertSame(409, $this->rest('POST', "connections/{$this->id}/pull")->get_status());
        self::assertSame(409, $this->rest('POST', "connections/{$own}/check")->get_status());
        self::assertSame(404, $this->rest('POST', 'connections/999999/check')->get_status());
        self::assertSame(404, $this->rest('POST', 'connections/999999/pull')->get_status());
        self::assertSame([], $this->system->asked());
    }

    /** @return array<mixed> */
    private static function data(\WP_REST_Response $response): array
    {
        $data = json_decode((string) wp_json_encode($response->get_data()), true);
        self::assertIsArray($data);

        return $data;
    }
}
