<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Door\Message;
use Ringwell\Pbx\Connection;
use Ringwell\Plugin;
use Ringwell\Tests\Integration\TestCase;

final class HandRoutesTest extends TestCase
{
    use PhoneSystem;

    private const NUMBER = '+74951112233';
    private const OTHER = '+74951112244';

    protected function setUp(): void
    {
        parent::setUp();
        $this->actAs('administrator');
        foreach ([self::NUMBER => 'Main', self::OTHER => 'Second'] as $number => $name) {
            self::assertSame(201, $this->rest('POST', 'targets', ['name' => $name, 'number' => $number])->get_status());
        }
        $this->actAs('ringwell_receptionist');
    }

    public function testOnlyWhoHandlesContactsMayTypeCallsIn(): void
    {
        $id = $this->add()['id'];
        foreach (['', 'subscriber', 'ringwell_marketer'] as $role) {
            $role === '' ? wp_set_current_user(0) : $this->actAs($role);
            self::assertContains($this->rest('POST', 'calls', self::message())->get_status(), [401, 403], $role);
            self::assertContains($this->rest('PUT', "calls/{$id}", self::message())->get_status(), [401, 403]);
            self::assertContains($this->rest('DELETE', "calls/{$id}")->get_status(), [401, 403]);
            self::assertContains($this->rest('GET', 'calls/numbers')->get_status(), [401, 403]);
        }
        self::assertCount(1, $this->rowsOf('calls'));
    }

    public function testACallIsTypedInOnceAndIsAttributedLikeAnyOther(): void
    {
        $call = $this->add(['tags' => ['Implants']]);

        self::assertSame($call, Message::of('Call', 'call')->check($call), 'The answer is what its schema says.');
        self::assertSame(['answered', 120, true, true, ['Implants'], 'Entered by hand'], [$call['result'], $call['talk_seconds'], $call['by_hand'], $call['number_known'], $call['tags'], $call['connection']['name']]);
        self::assertSame('unknown', $call['certainty'], 'The site\'s own number tells no source.');
        self::assertSame($call['id'], $this->add(['tags' => ['Implants']])['id'], 'Asked twice, it is one.');
        self::assertCount(1, $this->rowsOf('calls'));
        self::assertSame([], self::data($this->as('administrator', 'GET', 'connections')), 'It is no phone system, so nothing falls silent.');
    }

    public function testTheClinicsNumbersAreThereToChooseFrom(): void
    {
        $numbers = self::data($this->rest('GET', 'calls/numbers'));

        self::assertSame($numbers, Message::of('Pbx', 'hand-numbers')->check($numbers));
        self::assertEqualsCanonicalizing([self::NUMBER, self::OTHER], array_column($numbers, 'number'));
    }

    public function testItIsTypedAnewAndNothingStaysOfHowItWas(): void
    {
        $first = $this->add(['started_at' => self::ago(7200)]);
        $later = $this->add(['key' => str_repeat('b', 32), 'started_at' => self::ago(3600)]);
        self::assertSame([true, false], [$first['new_caller'], $this->call($later['id'])['new_caller']]);

        $changed = self::data($this->rest('PUT', "calls/{$first['id']}", ['started_at' => self::ago(86_400 * 3), 'caller' => '+79161234500', 'number' => self::OTHER, 'result' => 'missed', 'tags' => []]));
        self::assertSame([$first['id'], 'missed', 0, self::OTHER, true], [$changed['id'], $changed['result'], $changed['talk_seconds'], $changed['number'], $changed['new_caller']]);
        self::assertSame(substr(self::ago(86_400 * 3), 0, 19), substr((string) $changed['started_at'], 0, 19), 'However old, it keeps its time.');
        self::assertTrue($this->call($later['id'])['new_caller'], 'It is the first of its caller now.');

        $hidden = self::data($this->rest('PUT', "calls/{$first['id']}", ['caller' => null] + self::message()));
        self::assertNull($hidden['caller']);
        $same = self::data($this->rest('PUT', "calls/{$first['id']}", array_diff_key(self::message(), ['caller' => 1])));
        self::assertNull($same['caller'], 'What is not said stays.');
        self::assertCount(2, $this->rowsOf('calls'));
    }

    public function testItIsDeletedWithAllThatHangsOnIt(): void
    {
        $first = $this->add(['started_at' => self::ago(7200)]);
        $later = $this->add(['key' => str_repeat('b', 32), 'started_at' => self::ago(3600)]);

        self::assertSame(200, $this->rest('DELETE', "calls/{$first['id']}")->get_status());
        self::assertSame(404, $this->rest('GET', "calls/{$first['id']}")->get_status());
        self::assertSame(404, $this->rest('DELETE', "calls/{$first['id']}")->get_status());
        self::assertSame([(string) $later['id']], array_column($this->rowsOf('attributions'), 'call_id'));
        self::assertTrue($this->call($later['id'])['new_caller']);
    }

    public function testWhatAPhoneSystemReportedIsNobodysToRewrite(): void
    {
        $own = $this->connect('own');
        $at = (int) round(microtime(true) * 1000) - 60_000;
        $id = Plugin::instance()->services()->callRecorder()->apply($own, new CallEvent('c1', Direction::In, CallState::Ended, final: true, at: $at, caller: '79161234567', did: self::NUMBER), $at);
        self::assertNotNull($id);

        self::assertSame(409, $this->rest('PUT', "calls/{$id}", self::message())->get_status());
        self::assertSame(409, $this->rest('DELETE', "calls/{$id}")->get_status());
        self::assertFalse($this->call($id)['by_hand']);
        self::assertSame('In', ucfirst((string) $this->call($id)['direction']));
    }

    /** Who types it in knows that it rang: it waits for no phone system to confirm it. */
    public function testItIsThereAtOnceAlsoOnANumberThatAPhoneSystemReports(): void
    {
        $own = $this->connect('own');
        $at = (int) round(microtime(true) * 1000) - 60_000;
        Plugin::instance()->services()->callRecorder()->apply($own, new CallEvent('c1', Direction::In, CallState::Ended, final: true, at: $at, caller: '79161234599', did: self::NUMBER), $at);

        $this->add();
        self::assertCount(2, self::data($this->rest('GET', 'calls')));
    }

    public function testWrongInputIsSaidAtItsField(): void
    {
        $params = function (array $change): array {
            $answer = $this->rest('POST', 'calls', $change + self::message());
            self::assertSame(400, $answer->get_status());

            return array_keys(self::data($answer)['data']['params']);
        };

        self::assertSame(['caller'], $params(['caller' => 'nobody']));
        self::assertSame(['caller'], $params(['caller' => self::OTHER]));
        self::assertSame(['number'], $params(['number' => '+74950000000']));
        self::assertSame(['started_at'], $params(['started_at' => gmdate('c', time() + 86_400)]));
        self::assertSame(['result'], $params(['result' => 'perhaps']));
        self::assertSame(['key'], $params(['key' => 'x']));
        self::assertSame(['talk_seconds'], $params(['talk_seconds' => -1]));
        self::assertSame(['key'], array_keys(self::data($this->rest('POST', 'calls', array_diff_key(self::message(), ['key' => 1])))['data']['params']));
        self::assertSame(['caller'], array_keys(self::data($this->rest('POST', 'calls', array_diff_key(self::message(), ['caller' => 1])))['data']['params']));
        self::assertSame([[], null], [$this->rowsOf('calls'), $this->services->connections()->builtIn(Connection::HAND)]);
    }

    /**
     * @param  array<string, mixed> $change
     * @return array<mixed>
     */
    private function add(array $change = []): array
    {
        $answer = $this->rest('POST', 'calls', $change + self::message());
        self::assertSame(201, $answer->get_status(), (string) wp_json_encode($answer->get_data()));

        return self::data($answer);
    }

    /** @return array<mixed> */
    private function call(int $id): array
    {
        return self::data($this->rest('GET', "calls/{$id}"));
    }

    private function as(string $role, string $method, string $path): \WP_REST_Response
    {
        $now = get_current_user_id();
        $this->actAs($role);
        $answer = $this->rest($method, $path);
        wp_set_current_user($now);

        return $answer;
    }

    /** @return array<string, mixed> */
    private static function message(): array
    {
        return ['key' => str_repeat('a', 32), 'started_at' => self::ago(600), 'caller' => '8 916 123-45-67', 'number' => self::NUMBER, 'result' => 'answered', 'talk_seconds' => 120];
    }

    private static function ago(int $seconds): string
    {
        return gmdate('Y-m-d\TH:i:s\Z', time() - $seconds);
    }

    /** @return array<mixed> */
    private static function data(\WP_REST_Response $response): array
    {
        $data = json_decode((string) wp_json_encode($response->get_data()), true);
        self::assertIsArray($data);

        return $data;
    }
}
