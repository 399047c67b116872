<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Branch\Branch;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Callback\CallbackRoutes;
use Ringwell\Callback\CallbackSettings;
use Ringwell\Callback\CancelRoute;
use Ringwell\Callback\SettingsRoutes;
use Ringwell\Door\Message;
use Ringwell\Pbx\Rung;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Request\PatientRequest;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** What staff see of callbacks and do with them, and how a patient cancels his. */
final class CallbackRoutesTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->openRingingClinic();
        // The plugin's own routes know the phone systems of the first test that asked; those of this test go first.
        add_action('rest_api_init', function (): void {
            (new CallbackRoutes($this->services))->register();
            (new CancelRoute($this->services))->register();
            (new SettingsRoutes($this->services))->register();
        }, 5);
        $this->actAs('administrator');
    }

    public function testTheListAndOneCallback(): void
    {
        $this->ask();
        $this->work();
        $this->ask('+79161234568', mayRing: false);

        $list = $this->rest('GET', 'callbacks');
        self::assertSame('2', $list->get_headers()['X-WP-Total']);
        self::assertSame([['ringing', '+7 916 123-45-67', ''], ['failed', '+7 916 123-45-68', 'Nothing shows that a person asked for it']], array_map(
            static fn (array $row): array => [$row['group'], $row['phone'], $row['reason_text']],
            self::rows($this->rest('GET', 'callbacks', query: ['order' => 'asc'])),
        ));
        self::assertCount(1, self::rows($this->rest('GET', 'callbacks', query: ['state' => 'failed'])));
        self::assertSame(400, $this->rest('GET', 'callbacks', query: ['state' => 'x'])->get_status());

        $detail = $this->rest('GET', "callbacks/{$this->callbackOf()->id}")->get_data();
        self::assertIsArray($detail);
        self::assertSame(['asked', 'Centre', self::PATIENT, []], [$detail['state'], $detail['branch']['name'], $detail['dial'], $detail['can']]);
        self::assertSame([['', '', 'Phone']], array_map(static fn (array $try): array => [$try['result'], $try['result_text'], $try['connection']['name']], $detail['history']));
        self::assertSame($detail, Message::of('Callback', 'callback-detail')->check($detail), 'The answer is what its schema says.');
        foreach (self::rows($list) as $row) {
            self::assertSame($row, Message::of('Callback', 'callback')->check($row));
        }
        self::assertSame(404, $this->rest('GET', 'callbacks/999')->get_status());
        self::assertSame(['waiting' => 1, 'tasks' => 1, 'talked' => 0, 'median_seconds' => null], $this->rest('GET', 'callbacks/figures')->get_data());
    }

    public function testNoNumberIsNamedThatThePhoneSystemDoesNotShow(): void
    {
        $branch = $this->services->branches()->first();
        self::assertSame(RingingPhoneSystem::SITE, $this->services->numberOfCallbacks($branch, ''));
        $this->services->callbackOrders()->callBack(1, self::PATIENT, RingingPhoneSystem::SITE, $branch, 1);
        $shown = fn (): mixed => $this->rest('GET', "callbacks/{$this->callbackOf()->id}")->get_data()['number'];
        self::assertSame(RingingPhoneSystem::SITE, $shown());
        $this->system->showsNumber = false;

        self::assertSame('', $this->services->numberOfCallbacks($branch, ''));
        self::assertSame('', $shown());
        $this->ask();
        $this->work();
        self::assertSame(RingingPhoneSystem::SITE, $this->system->last()->number, 'It rings all the same.');
    }

    public function testStaffAreToldWhatACallCostsMore(): void
    {
        $warnings = function (string $phone): array {
            $id = $this->services->callbackOrders()->callBack(1, $phone, RingingPhoneSystem::SITE, $this->services->branches()->first(), 1);

            return (array) $this->rest('GET', "callbacks/{$id}")->get_data()['warnings'];
        };

        self::assertSame([], $warnings(self::PATIENT), 'Of where a mobile is nobody knows.');
        self::assertSame([], $warnings('+74959998877'));
        self::assertStringContainsString('another region', implode($warnings('+78123334455')));
        self::assertStringContainsString('another country', implode($warnings('+380443334023')));
        $branches = $this->services->branches()->read();
        $rows = array_map(static fn (Branch $branch): array => ['clinic' => '+79161110001'] + $branch->toArray(), array_values($branches->branches));
        $this->services->branches()->save($branches->with($rows, []));
        self::assertCount(2, $warnings('+78123334456'), 'Both legs.');
        $this->system->showsNumber = false;
        self::assertCount(1, $warnings('+78123334457'), 'By what number it rings the phone system alone knows.');
    }

    public function testStaffAreMailedAndShownAllThatThePatientWrote(): void
    {
        $wished = $this->clock->now() + 2 * Time::HOUR;
        $request = $this->services->requests()->add(new PatientRequest(
            0,
            str_repeat('a', 64),
            null,
            1,
            'callback',
            self::PATIENT,
            'Анна',
            "Is it dear?\nAnd is there a lift?",
            1,
            $wished,
            null,
            '/price/',
            '',
            PatientRequest::UNPROVED,
            '',
            PatientRequest::NEW,
            $this->clock->now(),
        ));
        self::assertNotNull($request);
        $this->services->requestDesk()->settle($request);
        $this->services->callbackAfterAnswer()->run();

        [$mail] = $this->mails;
        $lines = explode("\n", (string) $mail['message']);
        foreach (['tel:' . self::PATIENT, 'Name: Анна', 'Would suit: ' . gmdate('Y-m-d H:i', intdiv($wished, 1000)), 'From the page: /price/', 'Is it dear?', 'And is there a lift?'] as $line) {
            self::assertContains($line, $lines);
        }
        $detail = (array) $this->rest('GET', "callbacks/{$this->callbackOf()->id}")->get_data();
        self::assertSame(['Анна', "Is it dear?\nAnd is there a lift?"], [$detail['name'], $detail['comment']]);
        self::assertSame($detail, Message::of('Callback', 'callback-detail')->check($detail));
        wp_get_current_user()->add_cap('ringwell_handle_contacts', false);
        $masked = (array) $this->rest('GET', "callbacks/{$this->callbackOf()->id}")->get_data();
        self::assertSame(['', ''], [$masked['name'], $masked['comment']], 'Of health, like as not.');
    }

    public function testWhoHandlesNoContactsSeesNoPhone(): void
    {
        $this->ask();
        $this->actAs('ringwell_marketer');
        $row = self::rows($this->rest('GET', 'callbacks'))[0];

        self::assertSame(['+7 916 ··· 45 67', '', []], [$row['phone'], $row['dial'], $row['can']]);
    }

    public function testTheMedianFromAskingToTalking(): void
    {
        foreach ([10, 50, 30] as $n => $seconds) {
            $phone = "+7916123450{$n}";
            $this->ask($phone);
            $this->work();
            $this->clock->advance($seconds * Time::SECOND);
            $this->hear($this->system->last()->command, Stage::Talking, isOver: true, caller: $phone);
        }

        self::assertSame(['waiting' => 0, 'tasks' => 0, 'talked' => 3, 'median_seconds' => 30], $this->services->callbacks()->figures(0));
    }

    public function testStaffHaveATaskRungAtOnceWhateverTheHours(): void
    {
        $this->clock->advance(10 * Time::HOUR);
        $this->ask(mayRing: false);
        $answer = $this->rest('POST', "callbacks/{$this->callbackOf()->id}/call");
        self::assertSame([200, 'waiting'], [$answer->get_status(), self::data($answer)['state']]);
        self::assertSame([], $this->system->orders, 'After the answer.');
        $this->afterAnswer();

        self::assertSame([self::PATIENT => 1], $this->system->rung());
        self::assertSame(409, $this->rest('POST', "callbacks/{$this->callbackOf()->id}/call")->get_status());
        $this->afterAnswer();
        self::assertCount(1, $this->system->orders);
    }

    public function testWhatCanNotBeRungIsSaidAtOnce(): void
    {
        $this->ask();
        $this->set(['on' => false]);
        $answer = $this->rest('POST', "callbacks/{$this->callbackOf()->id}/call");
        self::assertSame([409, 'ringwell_callback_off'], [$answer->get_status(), self::data($answer)['code']]);
        self::assertSame(['waiting', ''], $this->standing());
    }

    public function testAnotherTimeAndBranch(): void
    {
        $this->ask();
        $id = $this->callbackOf()->id;
        $at = intdiv($this->clock->now(), Time::DAY) * Time::DAY + Time::DAY + 11 * Time::HOUR;
        self::assertSame(200, $this->rest('POST', "callbacks/{$id}/time", ['at' => Time::iso($at), 'branch' => 2])->get_status());
        $this->work();
        self::assertSame([], $this->system->orders);
        $this->clock->set($at);
        $this->work();
        self::assertSame('102', $this->system->last()->clinic);
        self::assertSame(409, $this->rest('POST', "callbacks/{$id}/time", ['at' => Time::iso($at)])->get_status());
    }

    public function testATimeWithoutAZoneIsByTheClockOfTheBranch(): void
    {
        $all = $this->services->branches()->read();
        $stored = $all->toArray();
        $stored['branches'][1]['zone'] = 'Asia/Yekaterinburg';
        $this->services->branches()->save($all->with($stored['branches'], []));
        $this->ask();
        $id = $this->callbackOf()->id;
        $day = gmdate('Y-m-d', intdiv($this->clock->now() + Time::DAY, Time::SECOND));

        $answer = self::data($this->rest('POST', "callbacks/{$id}/time", ['at' => "{$day}T11:30", 'branch' => 2]));

        self::assertSame(["{$day}T06:30:00.000Z", 'Asia/Yekaterinburg'], [$answer['next_at'], $answer['zone']]);
    }

    /** @return array<string, array{array<string, mixed>, string}> body, field that is wrong */
    public static function wrongTimes(): array
    {
        return [
            'none' => [[], 'at'],
            'words' => [['at' => 'tomorrow'], 'at'],
            'no date' => [['at' => '2026-99-99T10:00:00Z'], 'at'],
            'the past' => [['at' => '2020-01-01T10:00:00Z'], 'at'],
            'next year' => [['at' => '2030-01-01T10:00:00Z'], 'at'],
            'at night' => [['at' => '2026-09-23T02:00:00Z'], 'at'],
            'no branch' => [['at' => '2026-09-23T10:00:00Z', 'branch' => 99], 'branch'],
        ];
    }

    /** @param array<string, mixed> $body */
    #[DataProvider('wrongTimes')]
    public function testATimeThatCanNotBe(array $body, string $field): void
    {
        $this->ask();
        $answer = $this->rest('POST', "callbacks/{$this->callbackOf()->id}/time", (string) json_encode((object) $body));

        self::assertSame(400, $answer->get_status());
        self::assertArrayHasKey($field, self::data($answer)['data']['params']);
        self::assertSame(['waiting', ''], $this->standing());
    }

    public function testStaffCloseATaskAndCancelWhatWaits(): void
    {
        $this->ask(mayRing: false);
        $id = $this->callbackOf()->id;
        self::assertSame('closed', self::data($this->rest('POST', "callbacks/{$id}/close"))['state']);
        self::assertSame(409, $this->rest('POST', "callbacks/{$id}/cancel")->get_status());
        $this->ask();
        self::assertSame('cancelled', self::data($this->rest('POST', "callbacks/{$this->callbackOf()->id}/cancel"))['state']);
        foreach (['call', 'cancel', 'close'] as $what) {
            self::assertSame(404, $this->rest('POST', "callbacks/999/{$what}")->get_status());
        }
        $this->work();
        self::assertSame([], $this->system->orders);
    }

    public function testAMissedCallIsCalledBackWithOneClick(): void
    {
        $id = $this->miss();
        $answer = $this->rest('POST', "calls/{$id}/callback");
        self::assertSame([200, $id], [$answer->get_status(), self::data($answer)['call_id']]);
        $again = $this->rest('POST', "calls/{$id}/callback");
        self::assertSame([409, 'ringwell_callback_open'], [$again->get_status(), self::data($again)['code']]);
        $this->afterAnswer();
        self::assertSame([self::PATIENT => 1], $this->system->rung());

        self::assertSame(404, $this->rest('POST', 'calls/999/callback')->get_status());
        $this->hear($this->system->last()->command, Stage::Talking, isOver: true);
        self::assertSame(404, $this->rest('POST', 'calls/' . (int) $this->lastTry()->callId . '/callback')->get_status(), 'It was no missed call.');
    }

    public function testAPatientCancelsByHisAddressWithAButton(): void
    {
        $token = str_repeat('0123456789abcdef', 2);
        $this->ask(cancel: $token);
        wp_set_current_user(0);
        $page = $this->rest('GET', "callbacks/cancel/{$token}");
        self::assertStringContainsString('<form method="post">', self::served($page));
        self::assertSame(['waiting', ''], $this->standing(), 'Mail programs look at addresses.');
        $done = $this->rest('POST', "callbacks/cancel/{$token}", 'x=1', ['Content-Type' => 'application/x-www-form-urlencoded']);
        self::assertStringContainsString('The callback is cancelled', self::served($done));
        self::assertSame(['cancelled', ''], $this->standing());
        self::assertSame(['cancelled' => true], $this->rest('POST', "callbacks/cancel/{$token}", [])->get_data());

        $unknown = $this->rest('POST', 'callbacks/cancel/' . str_repeat('f', 32), 'x=1', ['Content-Type' => 'application/x-www-form-urlencoded']);
        self::assertSame(self::served($done), self::served($unknown), 'Nobody learns which addresses there are.');
        self::assertSame(404, $this->rest('GET', 'callbacks/cancel/abc')->get_status());
        $this->work();
        self::assertSame([], $this->system->orders);
    }

    public function testWhatRingsCanNotBeCancelledButAnOrderThatNobodyFetchedCanAndTheAnswerTellsNeither(): void
    {
        $token = str_repeat('0123456789abcdef', 2);
        $this->ask(cancel: $token);
        $this->work();
        self::assertSame(['cancelled' => true], $this->rest('POST', "callbacks/cancel/{$token}", [])->get_data());
        [$ringing, $unknown] = array_map(
            fn (string $of): string => self::served($this->rest('POST', "callbacks/cancel/{$of}", 'x=1', ['Content-Type' => 'application/x-www-form-urlencoded'])),
            [$token, str_repeat('f', 32)],
        );
        self::assertSame($unknown, $ringing);
        self::assertStringContainsString('unless your phone is about to ring', $ringing);
        self::assertSame(['asked', ''], $this->standing());

        $this->system->answer = static fn (): Rung => Rung::leftToFetch();
        $other = str_repeat('1', 32);
        $this->ask('+79161234568', cancel: $other);
        $this->work();
        self::assertSame(['cancelled' => true], $this->rest('POST', "callbacks/cancel/{$other}", [])->get_data());
        self::assertSame('cancelled', $this->standing('+79161234568')[0]);
        self::assertSame([], $this->services->ordersToFetch()->fetch($this->connection));
        self::assertSame([], $this->mails);
    }

    public function testWhoAsksAgainInTheSameVisitCancelsByHisNewAddressAndNobodyElseDoes(): void
    {
        $db = $this->services->db();
        foreach ([1 => 77, 2 => 78, 3 => 77] as $id => $visit) {
            $db->run("INSERT INTO {requests} (id, form_id, kind, phone, comment, visit_id, received_at) VALUES (%d, 1, 'callback', %s, '', %d, 1)", [$id, self::PATIENT, $visit]);
        }
        [$first, $stranger, $again] = [str_repeat('1', 32), str_repeat('2', 32), str_repeat('3', 32)];
        $this->ask(cancel: $first, visit: 77);
        $this->ask(cancel: $stranger, visit: 78);
        self::assertSame(['cancelled' => true], $this->rest('POST', "callbacks/cancel/{$stranger}", [])->get_data());
        self::assertSame(['waiting', ''], $this->standing());
        $this->ask(cancel: $again, visit: 77);
        $this->rest('POST', "callbacks/cancel/{$again}", []);

        self::assertSame('cancelled', $this->standing()[0]);
    }

    public function testSettings(): void
    {
        $settings = self::data($this->rest('GET', 'callback-settings'));
        self::assertSame($settings, Message::of('Callback', 'callback-settings')->check($settings));
        self::assertSame([true, 5, 100, 2, [2, 10]], [$settings['on'], $settings['per_phone'], $settings['per_day'], $settings['at_once'], $settings['pauses']]);
        self::assertSame([true, '', true], [$settings['branches'][0]['can_ring'], $settings['branches'][0]['why_not'], in_array('7940', $settings['denied'], true)]);
        $written = self::data($this->rest('PUT', 'callback-settings', ['on' => false, 'denied' => ['79'], 'pauses' => [], 'countries' => ['RU', 'KZ']]));
        self::assertSame([false, ['79'], [], ['RU', 'KZ'], 5], [$written['on'], $written['denied'], $written['pauses'], $written['countries'], $written['per_phone']]);
        foreach ([['per_day' => 0], ['kinds' => []], ['kinds' => ['premium']], ['denied' => ['+7']], ['countries' => ['XX']], ['at_once' => 'x'], ['other' => 1]] as $wrong) {
            self::assertSame(400, $this->rest('PUT', 'callback-settings', $wrong)->get_status(), (string) json_encode($wrong));
        }
        self::assertFalse(CallbackSettings::of(get_option(CallbackSettings::OPTION))->on);
        $people = self::data($this->rest('PUT', 'callback-settings', ['staff_phones' => ['8 (916) 111-22-33', '+79161112233', '+380443334023']]));
        self::assertSame(['+79161112233', '+380443334023'], $people['staff_phones']);
        $wrong = $this->rest('PUT', 'callback-settings', ['staff_phones' => ['+79161112233', 'reception']]);
        self::assertSame([400, ['staff_phones.1']], [$wrong->get_status(), array_keys((array) (self::data($wrong)['data']['params'] ?? []))]);
        self::assertSame($people['staff_phones'], self::data($this->rest('PUT', 'callback-settings', ['per_day' => 50]))['staff_phones']);
        $this->system->canRing = false;
        self::assertSame('Its phone system lacks what ringing needs.', self::data($this->rest('GET', 'callback-settings'))['branches'][0]['why_not']);
    }

    public function testWhatIsOldIsForgottenEveryHour(): void
    {
        $this->ask();
        $this->ask('+79161234568');
        $this->services->db()->run('UPDATE {callbacks} SET asked_at = 1 WHERE phone = %s', [self::PATIENT]);
        delete_option(Hourly::CLOCK);
        // Nothing is forgotten before the clock was seen to go steadily.
        foreach ([0, 2, 4] as $days) {
            $this->shiftClock($days * Time::DAY);
            do_action(Hourly::FORGET);
        }
        delete_option(Hourly::CLOCK);

        self::assertSame([], $this->services->callbacks()->ofPhone(self::PATIENT));
        self::assertCount(1, $this->services->callbacks()->ofPhone('+79161234568'));
    }

    private function miss(): int
    {
        $now = $this->clock->now();

        return (int) $this->services->callRecorder()->apply($this->connection, new CallEvent(
            'missed',
            Direction::In,
            CallState::Ended,
            final: true,
            at: $now,
            caller: self::PATIENT,
            did: RingingPhoneSystem::SITE,
            startedAt: $now - 20_000,
            answered: false,
            endedAt: $now,
        ), $now);
    }

    private function afterAnswer(): void
    {
        $this->services->callbackAfterAnswer()->run();
    }

    private static function served(\WP_REST_Response $response): string
    {
        ob_start();
        self::assertTrue(apply_filters('rest_pre_serve_request', false, $response, new \WP_REST_Request(), rest_get_server()));

        return (string) ob_get_clean();
    }

    /** @return array<mixed> */
    private static function data(\WP_REST_Response $response): array
    {
        $data = $response->get_data();

        return is_array($data) ? $data : self::fail('No data');
    }

    /** @return list<array<string, mixed>> */
    private static function rows(\WP_REST_Response $response): array
    {
        /** @var list<array<string, mixed>> */
        return array_values(self::data($response));
    }
}
