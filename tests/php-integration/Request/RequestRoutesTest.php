<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use Ringwell\Door\Shape;
use Ringwell\Plugin;
use Ringwell\Privacy\ClockWatch;
use Ringwell\Privacy\Hooks as Privacy;
use Ringwell\Request\Form;
use Ringwell\Request\PatientRequest;
use Ringwell\Request\RequestSettings;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** What staff see of requests and do with them, and what becomes of them in time. */
final class RequestRoutesTest extends TestCase
{
    use Forms;

    /** @var list<array<string, mixed>> */
    private array $mails = [];

    protected function setUp(): void
    {
        parent::setUp();
        add_filter('pre_wp_mail', function (mixed $none, array $mail): bool {
            $this->mails[] = $mail;

            return true;
        }, 10, 2);
    }

    public function testARequestIsShownWithAllThatIsKnownOfIt(): void
    {
        $id = $this->add(['comment' => "Is it\nopen?", 'wishedAt' => self::START]);
        $this->actAs('ringwell_receptionist');
        $list = $this->rest('GET', 'requests');

        self::assertSame([200, '1'], [$list->get_status(), $list->get_headers()['X-WP-Total']]);
        self::assertSame([], Shape::of('Request', 'request')->faults($list->get_data()[0]));
        self::assertSame($list->get_data()[0], $this->rest('GET', "requests/{$id}")->get_data());
        self::assertSame(['+7 916 123-45-67', '+79161234567', 'open', 'Request', 'Clinic'], [
            $list->get_data()[0]['phone'], $list->get_data()[0]['dial'], $list->get_data()[0]['state'], $list->get_data()[0]['form']['name'], $list->get_data()[0]['branch']['name'],
        ]);
    }

    public function testListsAreFiltered(): void
    {
        $this->add(['name' => 'Anna']);
        $this->add(['kind' => Form::CALLBACK, 'phone' => '+79160000001', 'receivedAt' => self::START + Time::HOUR, 'name' => '100%']);
        $held = $this->add(['held' => 'hour', 'phone' => '+79160000002', 'receivedAt' => self::START + 2 * Time::HOUR]);
        $this->actAs('administrator');
        $ids = fn (array $query): array => array_map(static fn (array $row): string => substr($row['dial'], -4), $this->rest('GET', 'requests', null, [], $query)->get_data());

        self::assertSame(['0002', '0001', '4567'], $ids([]));
        self::assertSame(['0002'], $ids(['held' => true]));
        self::assertSame(['0001', '4567'], $ids(['held' => false]));
        self::assertSame(['0001'], $ids(['kind' => 'callback']));
        self::assertSame(['4567'], $ids(['search' => 'ann']));
        self::assertSame(['0001'], $ids(['search' => '0%']), 'A sign is a sign.');
        self::assertSame(['0001'], $ids(['search' => '8 916 000 00 01']));
        self::assertSame(['4567'], $ids(['to' => Time::iso(self::START + Time::MINUTE)]));
        self::assertSame(['0002'], $ids(['from' => Time::iso(self::START + Time::HOUR + Time::MINUTE)]));
        self::assertSame(400, $this->rest('GET', 'requests', null, [], ['kind' => 'x'])->get_status());
        self::assertNotNull($this->rest('GET', "requests/{$held}")->get_data()['held_until']);
    }

    public function testSomebodyHasSeenToItAndThenNot(): void
    {
        $id = $this->add();
        $this->actAs('administrator');

        $handled = $this->rest('POST', "requests/{$id}/handled")->get_data();
        self::assertSame('handled', $handled['state']);
        self::assertNotSame('', $handled['handled_by']);
        self::assertSame($handled, $this->rest('POST', "requests/{$id}/handled")->get_data(), 'Who was first stays.');
        self::assertSame(['open', null, ''], array_values(array_intersect_key($this->rest('DELETE', "requests/{$id}/handled")->get_data(), ['state' => 1, 'handled_at' => 1, 'handled_by' => 1])));
        self::assertSame([404, 404, 404], [
            $this->rest('POST', 'requests/999999/handled')->get_status(), $this->rest('GET', 'requests/999999')->get_status(), $this->rest('POST', 'requests/999999/release')->get_status(),
        ]);
    }

    public function testWhatWasHeldBackIsOneLikeAnyOtherAfterAClick(): void
    {
        $id = $this->add(['held' => 'day']);
        $this->actAs('administrator');
        $this->services->requestDesk()->settle($id);
        self::assertSame([], $this->mails);

        self::assertSame('', $this->rest('POST', "requests/{$id}/release")->get_data()['held']);
        $this->rest('POST', "requests/{$id}/release");
        self::assertCount(1, $this->mails);
    }

    public function testStaffHearOfARequestOnceAndNothingInItIsAHeader(): void
    {
        $id = $this->add(['name' => 'Anna Bcc: evil@example.com', 'comment' => "Hello\nSubject: x", 'page' => '/price/']);
        $desk = $this->services->requestDesk();
        $desk->settle($id);
        $desk->settle($id);
        $desk->settleLeft();

        self::assertCount(1, $this->mails);
        self::assertSame([get_bloginfo('admin_email')], (array) $this->mails[0]['to']);
        self::assertSame('Request: +7 916 123-45-67', $this->mails[0]['subject']);
        self::assertStringContainsString("Name: Anna Bcc: evil@example.com\n", $this->mails[0]['message']);
        self::assertStringEndsWith('page=ringwell&p=/requests', $this->mails[0]['message']);
        self::assertSame(['', []], [$this->mails[0]['headers'], $this->mails[0]['attachments']]);
    }

    public function testWhatWasStoredBeforePhpDiedIsToldOfLater(): void
    {
        $this->add();
        $this->clock->set(self::START + 30 * Time::SECOND);
        $this->services->requestDesk()->settleLeft();
        self::assertSame([], $this->mails, 'It may be under way.');

        $this->clock->set(self::START + 2 * Time::MINUTE);
        $this->services->requestDesk()->settleLeft();
        $this->services->requestDesk()->settleLeft();
        self::assertCount(1, $this->mails);
    }

    public function testACallbackIsOrderedOnce(): void
    {
        $id = $this->add(['kind' => Form::CALLBACK, 'formId' => 1, 'proof' => PatientRequest::BY_HAND]);
        $this->services->requestDesk()->settle($id);
        $this->services->requestDesk()->settle($id);

        $rows = $this->services->db()->rows('SELECT request_id, phone, cancel_hash FROM {callbacks}');
        self::assertSame([[(string) $id, '+79161234567']], array_map(static fn (array $row): array => [$row['request_id'], $row['phone']], $rows));
        self::assertSame(['open'], array_column($this->stored(), 'state'));
    }

    public function testTheAddressThatCancelsIsTheCallbacks(): void
    {
        $answer = $this->send($this->message(['token' => $this->token(), 'inputs' => 5]))->get_data();
        Plugin::instance()->services()->requestDesk()->settle((int) $this->stored()[0]['id']);

        self::assertSame(hash('sha256', substr($answer['cancel'], -32)), $this->services->db()->rows('SELECT cancel_hash FROM {callbacks}')[0]['cancel_hash']);
    }

    public function testAPatientWhoWantsToBeForgottenIs(): void
    {
        $id = $this->add();
        $this->services->requestDesk()->settle($this->add(['kind' => Form::CALLBACK, 'proof' => PatientRequest::BY_HAND]));
        $other = $this->add(['phone' => '+79160000001']);
        $this->actAs('administrator');

        self::assertSame(['requests' => 2, 'calls' => 0], $this->rest('DELETE', "requests/{$id}/person")->get_data());
        self::assertSame([(string) $other], array_column($this->stored(), 'id'));
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {callbacks}'));
        self::assertSame(404, $this->rest('DELETE', "requests/{$id}/person")->get_status());
        self::assertSame([200, 404], [$this->rest('DELETE', "requests/{$other}")->get_status(), $this->rest('DELETE', "requests/{$other}")->get_status()]);
    }

    public function testWhatIsHeldBackGoesAfterTwoWeeksAndTheRestAfterItsDays(): void
    {
        $now = Plugin::instance()->services()->clock()->now();
        $this->add(['held' => 'hour', 'receivedAt' => $now - 15 * Time::DAY]);
        $this->add(['held' => 'hour', 'receivedAt' => $now - 13 * Time::DAY]);
        $old = $this->add(['receivedAt' => $now - 40 * Time::DAY, 'state' => 'open']);
        $this->forget($now);
        self::assertCount(2, $this->stored());

        update_option(RequestSettings::OPTION, ['days' => 30]);
        $this->forget($now);
        self::assertNotContains((string) $old, array_column($this->stored(), 'id'));
        self::assertCount(1, $this->stored());
    }

    public function testLimitsAreTheOwners(): void
    {
        $this->actAs('administrator');

        self::assertSame([], Shape::of('Request', 'request-settings')->faults($this->rest('GET', 'request-settings')->get_data()));
        self::assertSame(['network' => 5, 'phone' => 3, 'hour' => 7, 'day' => 200, 'days' => 0], $this->rest('PUT', 'request-settings', ['hour' => 7])->get_data());
        self::assertSame(400, $this->rest('PUT', 'request-settings', ['hour' => 0])->get_status());
        self::assertSame(400, $this->rest('PUT', 'request-settings', ['other' => 1])->get_status());
    }

    private function forget(int $now): void
    {
        update_option(Privacy::CLOCK, ClockWatch::look(null, $now - 5 * Time::DAY, null, null)->toArray());
        update_option(Privacy::CLOCK, ['at' => $now - Time::HOUR, 'since' => $now - 5 * Time::DAY, 'jump' => null, 'drift' => 0]);
        do_action(Privacy::FORGET);
    }

    /** @param array<string, mixed> $more */
    private function add(array $more = []): int
    {
        $id = $this->services->requests()->add(new PatientRequest(...$more + [
            'id' => 0,
            'keyHash' => hash('sha256', random_bytes(8)),
            'tokenHash' => null,
            'formId' => 2,
            'kind' => Form::REQUEST,
            'phone' => '+79161234567',
            'name' => '',
            'comment' => '',
            'branchId' => 1,
            'wishedAt' => null,
            'visitId' => null,
            'page' => '',
            'consent' => '',
            'proof' => PatientRequest::UNPROVED,
            'held' => '',
            'state' => PatientRequest::NEW,
            'receivedAt' => self::START,
        ]));
        self::assertNotNull($id);

        return $id;
    }
}
