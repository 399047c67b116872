<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Door\Message;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

final class CallRoutesTest extends TestCase
{
    use Clinic;
    use PhoneSystem;
    use Answers;

    private int $connection;
    private int $t;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->connection = $this->connect('own');
        $this->t = intdiv((int) floor(microtime(true) * 1000), 1000) * 1000 - Time::HOUR;
    }

    public function testOnlyReadersMaySeeCallsAndTheirPhonesAreMasked(): void
    {
        $call = $this->call('1', '+79161234567', ClinicPlan::STATIC, 42);
        foreach (['', 'subscriber'] as $role) {
            $role === '' ? wp_set_current_user(0) : $this->actAs($role);
            foreach (['calls', "calls/{$call}", "calls/{$call}/story"] as $path) {
                self::assertContains($this->rest('GET', $path)->get_status(), [401, 403], $path);
            }
            self::assertContains($this->rest('PATCH', "calls/{$call}", ['tags' => ['x']])->get_status(), [401, 403]);
        }
        $this->actAs('administrator');
        self::assertSame('+7 916 123-45-67', $this->calls()[0]['caller']);
        $user = wp_get_current_user();
        $user->add_cap('ringwell_handle_contacts', false);
        self::assertSame('+7 916 ··· 45 67', $this->calls()[0]['caller']);
        self::assertStringNotContainsString('123-45', (string) wp_json_encode($this->rest('GET', "calls/{$call}/story")->get_data()));
    }

    public function testTheListShowsEachCall(): void
    {
        $this->actAs('administrator');
        $this->call('1', '+79161234567', ClinicPlan::STATIC, 42, 8);
        $this->call('2', null, '+74959999999', 0);
        $this->event('3', Direction::Out, CallState::Ringing, '+79161234567', ClinicPlan::OWN, $this->t + 9000);

        $calls = $this->calls();
        self::assertSame(['out', 'in', 'in'], array_column($calls, 'direction'));
        self::assertSame(['ringing', 'missed', 'answered'], array_column($calls, 'result'));
        self::assertSame([false, false, true], array_map(static fn (array $call): bool => $call['source'] !== null, $calls));
        self::assertSame(['unknown', 'unknown', 'source'], array_column($calls, 'certainty'));
        self::assertSame([true, false, true], array_column($calls, 'number_known'));
        self::assertSame([42, 8, '+7 495 111-00-08', Time::iso($this->t)], [$calls[2]['talk_seconds'], $calls[2]['wait_seconds'], $calls[2]['number_written'], $calls[2]['started_at']]);
        self::assertSame(['id' => $this->connection, 'name' => 'Phone own'], $calls[2]['connection']);
        $this->services->connections()->remove($this->connection);
        self::assertSame('Removed connection', $this->calls()[0]['connection']['name'], 'Calls outlive their connection.');
    }

    /**
     * @param array<string, string|int|bool> $query
     * @param list<string>                   $expected
     */
    #[DataProvider('filters')]
    public function testFiltersSearchesAndSorts(array $query, array $expected): void
    {
        $this->actAs('administrator');
        $ids = [
            'answered' => $this->call('answered', '+79161234567', ClinicPlan::STATIC, 42, 8),
            'missed' => $this->call('missed', '+79261112233', ClinicPlan::DEFAULT, 0, 30, 60_000),
            'again' => $this->call('again', '+79261112233', ClinicPlan::DEFAULT, 0, 20, 120_000),
            'calledback' => $this->call('calledback', '+79035556677', ClinicPlan::OWN, 0, 10, 180_000),
            'out' => $this->event('out', Direction::Out, CallState::Ringing, '+79035556677', ClinicPlan::OWN, $this->t + 240_000),
            'hidden' => $this->call('hidden', null, '+74959999999', 0, 5, 300_000),
        ];
        $this->services->calls()->setTags($ids['missed'], ['Spam', '50%']);
        foreach (['number' => ClinicPlan::STATIC, 'source' => 'organic'] as $name => $value) {
            if (($query[$name] ?? '') === $value) {
                $query[$name] = $name === 'number' ? (int) $this->services->numbers()->byE164($value)?->id : $this->services->sources()->builtin($value)->id;
            }
        }
        if (isset($query['from'])) {
            $query['from'] = Time::iso($this->t + (int) $query['from']);
        }
        if (isset($query['to'])) {
            $query['to'] = Time::iso($this->t + (int) $query['to']);
        }

        $response = $this->rest('GET', 'calls', null, [], $query);
        $rows = $response->get_data();
        self::assertIsArray($rows);
        self::assertSame($expected, array_map(static fn (array $call): string => (string) array_search($call['id'], $ids, true), $rows));
        self::assertSame((string) count($expected), (string) $response->get_headers()['X-WP-Total']);
    }

    /** @return iterable<string, array{array<string, string|int|bool>, list<string>}> */
    public static function filters(): iterable
    {
        yield 'all, the newest first' => [[], ['hidden', 'out', 'calledback', 'again', 'missed', 'answered']];
        yield 'answered' => [['result' => 'answered'], ['answered']];
        yield 'missed' => [['result' => 'missed'], ['hidden', 'calledback', 'again', 'missed']];
        yield 'ringing' => [['result' => 'ringing'], ['out']];
        yield 'not called back: each person once' => [['not_called_back' => true], ['again']];
        yield 'a filter that is off' => [['not_called_back' => false, 'result' => 'answered'], ['answered']];
        yield 'first-time callers' => [['first_time' => true, 'order' => 'asc'], ['answered', 'missed', 'calledback']];
        yield 'by source' => [['source' => 'organic'], ['answered']];
        yield 'by certainty' => [['certainty' => 'source'], ['again', 'missed', 'answered']];
        yield 'by number' => [['number' => ClinicPlan::STATIC], ['answered']];
        yield 'by an unknown number' => [['number' => 999_999], []];
        yield 'by an unknown connection' => [['connection' => 999_999], []];
        yield 'from' => [['from' => 180_000], ['hidden', 'out', 'calledback']];
        yield 'to' => [['to' => 60_000], ['answered']];
        yield 'by tag' => [['tag' => 'spam'], ['missed']];
        yield 'by a tag with a per cent sign' => [['tag' => '5%'], []];
        yield 'by a damaged tag' => [['tag' => "\xFF\xFE"], []];
        yield 'by a part of a phone' => [['search' => '26 111-2'], ['again', 'missed']];
        yield 'by a phone as written at home' => [['search' => '8 (926) 111'], ['again', 'missed']];
        yield 'by the whole phone' => [['search' => '+7 903 555-66-77'], ['out', 'calledback']];
        yield 'by the number dialled' => [['search' => '999 99 99'], ['hidden']];
        yield 'by words' => [['search' => 'spa'], ['missed']];
        yield 'by waiting time' => [['orderby' => 'wait_seconds', 'order' => 'desc', 'result' => 'missed'], ['missed', 'again', 'calledback', 'hidden']];
        yield 'by talk' => [['orderby' => 'talk_seconds', 'result' => 'answered'], ['answered']];
    }

    #[DataProvider('callbacks')]
    public function testACallbackCountsAsOneWherePatientAndClinicTalkedOrThePatientWasRung(?Stage $stage, ?Unreached $unreached, bool $isOver, bool $isCalledBack): void
    {
        $this->actAs('administrator');
        $this->call('missed', '+79161234567', ClinicPlan::OWN, 0);
        $at = $this->t + 60_000;
        $this->apply(new CallEvent(
            'back',
            Direction::Callback,
            $isOver ? CallState::Ended : CallState::Ringing,
            $isOver,
            $at,
            '+79161234567',
            ClinicPlan::OWN,
            startedAt: $at,
            answered: $stage === Stage::Talking,
            answeredAt: $stage === Stage::Talking ? $at + 9000 : null,
            endedAt: $isOver ? $at + 30_000 : null,
            command: 'rw' . str_repeat('0', 24),
            stage: $stage,
            unreached: $unreached,
        ), $at + 30_000);

        self::assertCount($isCalledBack ? 0 : 1, $this->calls(['not_called_back' => true]));
        self::assertCount(2, $this->calls());
    }

    /** @return iterable<string, array{?Stage, ?Unreached, bool, bool}> */
    public static function callbacks(): iterable
    {
        yield 'they talked' => [Stage::Talking, null, true, true];
        yield 'the patient does not pick up' => [Stage::PatientRings, Unreached::PatientSilent, true, true];
        yield 'the patient is busy' => [Stage::ClinicAnswered, Unreached::PatientBusy, true, true];
        yield 'his phone rings now' => [Stage::PatientRings, null, false, true];
        yield 'reception does not pick up' => [Stage::ClinicRings, Unreached::ClinicSilent, true, false];
        yield 'reception is busy' => [null, Unreached::ClinicBusy, true, false];
        yield 'no line could be had' => [null, Unreached::Failed, true, false];
        yield 'the phone system says nothing of it' => [null, null, true, false];
        yield 'the phone at reception rings now' => [Stage::ClinicRings, null, false, false];
    }

    public function testWhoSeesMaskedPhonesCantFeelForTheirDigits(): void
    {
        $this->actAs('administrator');
        wp_get_current_user()->add_cap('ringwell_handle_contacts', false);
        $this->call('1', '+79161234567', ClinicPlan::STATIC, 42);

        self::assertCount(0, $this->calls(['search' => '9161234']));
        self::assertCount(0, $this->calls(['search' => '8 916 123-45-67']), 'Whole numbers could be tried one after the other.');
        self::assertCount(1, $this->calls(['search' => '1110008']));
    }

    /** @param array<string, mixed> $query */
    #[DataProvider('wrongQueries')]
    public function testWrongQueriesAreRefused(array $query): void
    {
        $this->actAs('administrator');

        self::assertSame(400, $this->rest('GET', 'calls', null, [], $query)->get_status());
    }

    /** @return iterable<string, array{array<string, mixed>}> */
    public static function wrongQueries(): iterable
    {
        yield 'an unknown result' => [['result' => 'lost']];
        yield 'an unknown order' => [['orderby' => 'caller; DROP TABLE']];
        yield 'a list' => [['search' => ['a']]];
        yield 'damaged text' => [['search' => "\xFF\xFE"]];
        yield 'a day that is none' => [['from' => 'yesterday']];
        yield 'page zero' => [['page' => 0]];
        yield 'too many' => [['per_page' => 101]];
        yield 'a source of words' => [['source' => 'yandex']];
    }

    public function testTagsAreSetAndCleaned(): void
    {
        $this->actAs('administrator');
        $call = $this->call('1', '+79161234567', ClinicPlan::STATIC, 42);

        $answer = $this->rest('PATCH', "calls/{$call}", ['tags' => [' implant ', 'Implant', "a\nb", '<b>']]);
        self::assertSame([200, ['implant', 'a b', '<b>']], [$answer->get_status(), $answer->get_data()['tags']]);
        self::assertSame([], $this->rest('PATCH', "calls/{$call}", ['tags' => []])->get_data()['tags']);
        self::assertSame(400, $this->rest('PATCH', "calls/{$call}", ['tags' => ['']])->get_status());
        self::assertSame(400, $this->rest('PATCH', "calls/{$call}", ['tags' => array_map(strval(...), range(1, 21))])->get_status());
        self::assertSame(400, $this->rest('PATCH', "calls/{$call}", ['caller' => '+79161234567'])->get_status());
        self::assertSame(404, $this->rest('PATCH', 'calls/999999', ['tags' => []])->get_status());
        $most = array_map(static fn (int $number): string => $number . str_repeat('я', 40 - strlen((string) $number)), range(1, 20));
        self::assertSame($most, $this->rest('PATCH', "calls/{$call}", ['tags' => $most])->get_data()['tags']);
    }

    public function testTheStoryGoesFromTheFirstPageToTheLastWord(): void
    {
        $this->actAs('administrator');
        $this->call('before', '+79161234567', ClinicPlan::OWN, 0);
        $this->lease(1, '/prices/?utm_source=yandex&utm_medium=cpc&utm_campaign=implant');
        $this->lease(1, '/implants/', 'https://clinic.test/prices/');
        $now = (int) floor(microtime(true) * 1000);
        $call = $this->call('1', '+79161234567', ClinicPlan::YANDEX[0], 42, 8, $now - $this->t + 60_000);

        $story = json_decode((string) wp_json_encode($this->rest('GET', "calls/{$call}/story")->get_data()), true);
        self::assertIsArray($story);
        self::assertSame($story, Message::of('Call', 'call-story')->check($story), 'The answer is what its schema says.');
        self::assertSame(['called_before', 'arrived', 'shown', 'page', 'rang', 'answered', 'ended'], array_values(array_unique(array_column($story['moments'], 'kind'))));
        self::assertSame('Rang +7 495 111-00-01', $story['moments'][array_search('rang', array_column($story['moments'], 'kind'), true)]['text']);
        self::assertSame(['pool', 'The last visitor who was shown this number came from "Yandex Direct".'], [$story['why']['rule'], $story['why']['sentence']]);
        self::assertCount(2, $story['why']['candidates']);
        self::assertSame([null, 'Nobody who was on the site'], [$story['why']['candidates'][1]['visit'], $story['why']['candidates'][1]['label']]);
        self::assertMatchesRegularExpression('/^Was shown the number \d+ (second|minute)s? before the call\.$/', $story['why']['candidates'][0]['reasons'][0]);
        self::assertSame(['implant', 'Yandex Direct', 'unsure'], [$story['call']['campaign'], $story['call']['source']['name'], $story['call']['certainty']]);
        self::assertStringContainsString('/prices/', $story['call']['landing']);
        self::assertSame('/prices/ · yandex / cpc / implant', $story['moments'][array_search('arrived', array_column($story['moments'], 'kind'), true)]['detail']);
        self::assertSame('clinic.test/prices/', $story['visit']['landing']);
        self::assertSame(['implant', 2], [$story['visit']['utm']['campaign'], $story['visit']['pages']]);
    }

    public function testTheStoryOfACallWithoutAVisit(): void
    {
        $this->actAs('administrator');
        $static = $this->call('1', null, ClinicPlan::STATIC, 0);
        $nobody = $this->call('2', null, ClinicPlan::YANDEX[1], 0);
        $out = $this->event('3', Direction::Out, CallState::Ringing, '+79161234567', ClinicPlan::OWN, $this->t);
        $internal = $this->event('4', Direction::Internal, CallState::Ringing, '101', '102', $this->t);
        $why = fn (int $call): array => (array) $this->rest('GET', "calls/{$call}/story")->get_data()['why'];

        self::assertSame(['static', 1], [$why($static)['rule'], count((array) $why($static)['candidates'])]);
        self::assertSame('Nobody had this number on screen when the phone rang.', $why($nobody)['sentence']);
        self::assertSame(['none', 'Your clinic made this call itself.', []], array_values($why($out)));
        self::assertSame(404, $this->rest('GET', "calls/{$internal}/story")->get_status(), 'Calls between the clinic\'s own people are nobody\'s business.');
        self::assertNull($this->rest('GET', "calls/{$static}/story")->get_data()['visit']);
    }

    public function testANumberThatIsAddedAfterItRangIsRecognisedFromThenOn(): void
    {
        $this->actAs('administrator');
        $did = '+74959999999';
        $before = $this->call('1', '+79161234567', $did, 42);
        $extension = $this->call('2', '+79161234567', '101', 42);
        $story = fn (int $call): array => (array) json_decode((string) wp_json_encode($this->rest('GET', "calls/{$call}/story")->get_data()), true);
        self::assertFalse($story($before)['call']['number_known']);
        self::assertStringContainsString('Add it', $story($before)['why']['sentence']);

        $target = $this->row($this->rest('POST', 'targets', ['name' => 'Leaflet', 'number' => $did]), 'Number', 'target', 201);
        $added = (int) floor(microtime(true) * 1000);
        $after = $this->call('3', '+79161234567', $did, 42, 5, $added - $this->t + 60_000);

        self::assertTrue($story($before)['call']['number_known'], 'Nothing is left to add.');
        self::assertStringContainsString('You have added it since', $story($before)['why']['sentence']);
        self::assertSame(['unknown_number', 'unknown'], [$story($before)['why']['rule'], $story($before)['call']['certainty']], 'What it was then stays unknown.');
        self::assertSame('site', $story($after)['why']['rule']);
        self::assertFalse($story($extension)['call']['number_known']);

        self::assertSame(200, $this->rest('DELETE', "targets/{$target['id']}")->get_status());
        $number = $this->services->numbers()->byE164($did);
        self::assertNotNull($number);
        self::assertSame(200, $this->rest('DELETE', "numbers/{$number->id}")->get_status());
        self::assertFalse($story($before)['call']['number_known'], 'It may be added again.');
    }

    /**
     * @param  array<string, mixed>       $query
     * @return list<array<string, mixed>>
     */
    private function calls(array $query = []): array
    {
        $data = $this->rest('GET', 'calls', null, [], $query)->get_data();
        self::assertIsArray($data);
        foreach ($data as $call) {
            self::assertSame($call, Message::of('Call', 'call')->check($call), 'The answer is what its schema says.');
        }

        /** @var list<array<string, mixed>> */
        return $data;
    }

    /** An inbound call that is over. */
    private function call(string $id, ?string $caller, string $did, int $talk, int $wait = 5, int $after = 0): int
    {
        $start = $this->t + $after;
        $end = $start + ($wait + $talk) * 1000;

        return $this->apply(new CallEvent(
            $id,
            Direction::In,
            CallState::Ended,
            true,
            $end,
            $caller ?? '',
            $did,
            startedAt: $start,
            answered: $talk > 0,
            answeredAt: $talk > 0 ? $start + $wait * 1000 : null,
            endedAt: $end,
            talkSeconds: $talk,
        ), $end);
    }

    private function event(string $id, Direction $direction, CallState $state, string $caller, string $did, int $at): int
    {
        return $this->apply(new CallEvent($id, $direction, $state, at: $at, caller: $caller, did: $did), $at);
    }

    private function apply(CallEvent $event, int $receivedAt): int
    {
        $this->services->callRecorder()->apply($this->connection, $event, $receivedAt);
        $known = $this->services->calls()->facts($this->connection, $event->call);
        self::assertNotNull($known);

        return $known['id'];
    }
}
