<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Branch\BranchStore;
use Ringwell\Door\Shape;
use Ringwell\Plugin;
use Ringwell\Request\FormStore;
use Ringwell\Request\Gate;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** What the doors of forms take, from scripts and from plain pages, and what they answer. */
final class RequestDoorTest extends TestCase
{
    use Clinic;
    use Forms;

    /** @var array<string, mixed> */
    private array $server = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->server = $_SERVER;
        // Always open, so that no test hangs on the hour at which it runs.
        $this->saveBranch(['week' => array_fill(0, 7, [[0, 1440]])]);
    }

    protected function tearDown(): void
    {
        $_SERVER = $this->server;
        parent::tearDown();
    }

    public function testSomebodyBegins(): void
    {
        $answer = $this->rest('POST', 'forms/1/open', '{}');

        self::assertSame(200, $answer->get_status());
        self::assertSame([], Shape::of('Request', 'form-open-answer')->faults($answer->get_data()));
        self::assertTrue($answer->get_data()['now']);
        self::assertNotEmpty($answer->get_data()['slots']);
        self::assertSame(404, $this->rest('POST', 'forms/99/open', '{}')->get_status());
        self::assertSame(403, $this->rest('POST', 'forms/1/open', '{}', ['origin' => 'https://evil.example'])->get_status());
    }

    public function testARequestIsTakenAndKept(): void
    {
        $answer = $this->send($this->message(['token' => $this->token(), 'inputs' => 12, 'page' => 'https://clinic.example/price/?a=secret#x']));

        self::assertSame(201, $answer->get_status());
        self::assertSame([], Shape::of('Request', 'request-taken')->faults($answer->get_data()));
        self::assertMatchesRegularExpression('~/callbacks/cancel/[0-9a-f]{32}$~', $answer->get_data()['cancel']);
        [$row] = $this->stored();
        self::assertSame(
            ['callback', '+79161234567', 'Анна', '/price/', 'hand', '', 'new'],
            [$row['kind'], $row['phone'], $row['name'], $row['page'], $row['proof'], $row['held'], $row['state']],
        );
        $agreed = $this->services->requests()->consents([(string) $row['consent']]);
        self::assertStringContainsString('I agree', $agreed[(string) $row['consent']]);
    }

    /** @return iterable<string, array{string, string}> */
    public static function phones(): iterable
    {
        yield 'eight' => ['8 (916) 123-45-67', '+79161234567'];
        yield 'plus seven' => ['+7 916 123 45 67', '+79161234567'];
        yield 'seven' => ['79161234567', '+79161234567'];
        yield 'nine' => ['9161234567', '+79161234567'];
        yield 'no-break spaces' => ["8\u{A0}916\u{A0}123\u{2011}45\u{2011}67", '+79161234567'];
        yield 'a landline' => ['8 495 111-22-33', '+74951112233'];
        yield 'abroad' => ['+49 30 901820', '+4930901820'];
    }

    #[DataProvider('phones')]
    public function testAnyHabitOfWritingAPhone(string $typed, string $phone): void
    {
        self::assertSame(201, $this->send($this->message(['phone' => $typed]))->get_status());
        self::assertSame([$phone], array_column($this->stored(), 'phone'));
    }

    /** @return iterable<string, array{array<string, mixed>, array<string, string>}> */
    public static function wrong(): iterable
    {
        yield 'no phone' => [['phone' => '  '], ['phone' => 'phone_missing']];
        yield 'half a phone' => [['phone' => '8 916 123'], ['phone' => 'phone_wrong']];
        yield 'letters' => [['phone' => 'call me'], ['phone' => 'phone_wrong']];
        yield 'two phones' => [['phone' => '8 916 123-45-67 8 916 123-45-68'], ['phone' => 'phone_wrong']];
        yield 'no consent' => [['agreed' => false], ['agreed' => 'agreed_missing']];
        yield 'a name as long as a novel' => [['name' => str_repeat('я', 101)], ['name' => 'too_long']];
        yield 'yesterday' => [['when' => '2020-01-01T10:00:00Z'], ['when' => 'when_passed']];
        yield 'in ten years' => [['when' => '2099-01-01T10:00:00Z'], ['when' => 'when_wrong']];
        yield 'some day' => [['when' => 'tomorrow'], ['when' => 'when_wrong']];
        yield 'the 45th' => [['when' => '2026-11-39T10:00:00Z'], ['when' => 'when_wrong']];
        yield 'everything' => [['phone' => '', 'agreed' => false, 'when' => '?'], ['phone' => 'phone_missing', 'when' => 'when_wrong', 'agreed' => 'agreed_missing']];
    }

    /**
     * @param array<string, mixed>  $more
     * @param array<string, string> $faults
     */
    #[DataProvider('wrong')]
    public function testWhatIsWrongIsSaidBesideItsField(array $more, array $faults): void
    {
        $answer = $this->send($this->message($more));

        self::assertSame(400, $answer->get_status());
        self::assertSame($faults, $answer->get_data()['data']['codes']);
        self::assertSame(array_keys($faults), array_keys($answer->get_data()['data']['params']));
        self::assertSame([], $this->stored());
    }

    /** A field that a later version may have: said where it stands, and in a page without scripts as good as not sent. */
    public function testAFieldThatNoFormKnowsIsRefused(): void
    {
        $answer = $this->send($this->message(['doctor' => 'Ivanova']));

        self::assertSame([400, ['doctor']], [$answer->get_status(), array_keys($answer->get_data()['data']['params'])]);
        self::assertMatchesRegularExpression('/^[A-Z].*\.$/', $answer->get_data()['data']['params']['doctor']);
        self::assertSame([], $this->stored());
        self::assertSame(201, $this->sendPlain($this->fields(['doctor' => 'Ivanova']))->get_status());
    }

    public function testATimeMustBeOneOfTheBranchs(): void
    {
        $this->saveBranch(['week' => array_fill(0, 7, [[600, 660]]), 'zone' => 'Europe/Samara']);
        $day = (new \DateTimeImmutable('@' . intdiv($this->now() + Time::DAY, 1000)))->setTimezone(new \DateTimeZone('Europe/Samara'));

        self::assertSame(201, $this->send($this->message(['when' => $day->setTime(10, 30)->format('c')]))->get_status());
        self::assertSame(['when' => 'when_closed'], $this->send($this->message(['when' => $day->setTime(12, 30)->format('c')]))->get_data()['data']['codes']);
        self::assertSame(201, $this->sendPlain($this->fields(['when' => $day->format('Y-m-d') . 'T10:00', 'phone' => '8 916 000-00-01']))->get_status(), 'By the clock on its wall.');
        self::assertSame([$day->setTime(10, 30)->getTimestamp(), $day->setTime(10, 0)->getTimestamp()], array_map(static fn (array $row): int => intdiv((int) $row['wished_at'], 1000), $this->stored()));
    }

    public function testWhoChoseATimeIsToldThatTimeAlsoWhereStaffRing(): void
    {
        $this->saveBranch(['week' => array_fill(0, 7, [[0, 1440]]), 'zone' => 'Europe/Samara']);
        $at = (new \DateTimeImmutable('@' . intdiv($this->now() + Time::DAY, 1000)))->setTimezone(new \DateTimeZone('Europe/Samara'))->setTime(10, 30);

        $answer = $this->send($this->message(['when' => $at->format('c')]))->get_data();
        self::assertSame(['kind' => 'staff', 'minutes' => null, 'at' => Time::iso($at->getTimestamp() * 1000)], $answer['when']);
        self::assertSame([], Shape::of('Request', 'request-taken')->faults($answer));
        self::assertNull($this->send($this->message(['phone' => '8 916 000-00-02']))->get_data()['when']['at']);
        $html = (string) $this->sendPlain($this->fields(['when' => $at->format('Y-m-d\TH:i'), 'phone' => '8 916 000-00-01']))->get_data();
        self::assertStringContainsString($at->format('j F, H:i'), $html);
        self::assertStringNotContainsString('as soon as we can', $html);
    }

    public function testTimesAreToldByTheClockOfTheBranch(): void
    {
        $always = ['week' => array_fill(0, 7, [[0, 1440]])];
        update_option('timezone_string', '');
        update_option('gmt_offset', 5.5);
        $this->saveBranch(['zone' => 'Asia/Yekaterinburg'] + $always, 2);
        $this->saveForm(['branch' => 'required']);
        $zones = [];
        foreach ([1, 2] as $branch) {
            $zones[] = $this->rest('POST', 'forms/1/open', ['branch' => $branch])->get_data()['zone'];
            $taken = $this->send($this->message(['branch' => $branch, 'token' => $this->token(), 'inputs' => 9, 'when' => Time::iso($this->now() + Time::DAY), 'phone' => "8 916 000-00-0{$branch}"]));
            self::assertSame([], Shape::of('Request', 'request-taken')->faults($taken->get_data()));
            $zones[] = $taken->get_data()['zone'];
        }

        self::assertSame(['+05:30', '+05:30', 'Asia/Yekaterinburg', 'Asia/Yekaterinburg'], $zones);
    }

    /** As a script sends what the browser has filled in: it waits three seconds, and the phone and the tick are all that was given. */
    public function testWhatABrowserHasFilledInIsRungAsSoonAsItsTokenIsOldEnough(): void
    {
        $token = $this->rest('POST', 'forms/1/open', '{}')->get_data()['token'];
        $this->shiftClock(3200);
        $this->send($this->message(['token' => $token, 'inputs' => 2, 'name' => '']));

        self::assertSame([['hand', '']], array_map(static fn (array $row): array => [$row['proof'], $row['held']], $this->stored()));
    }

    public function testATimeThatWentByWhileThePageStoodOpenIsAsSoonAsMayBe(): void
    {
        self::assertSame(201, $this->send($this->message(['when' => Time::iso($this->now() - 10 * Time::MINUTE)]))->get_status());
        self::assertSame([null], array_column($this->stored(), 'wished_at'));
    }

    public function testABranchIsTheOneThatWasChosenAndMustBeThere(): void
    {
        $this->saveBranch([], 2);
        $this->saveForm(['branch' => 'required']);

        self::assertSame(['branch' => 'branch_wrong'], $this->send($this->message())->get_data()['data']['codes']);
        self::assertSame(['branch' => 'branch_wrong'], $this->send($this->message(['branch' => 9]))->get_data()['data']['codes']);
        self::assertSame(201, $this->send($this->message(['branch' => 2]))->get_status());
        $fixed = Plugin::instance()->services()->formConfig()->of((new FormStore())->all()[1], 1);
        self::assertSame(201, $this->send($this->message(['branch' => 2, 'config' => $fixed, 'phone' => '8 916 000-00-02']))->get_status());
        self::assertSame(['2', '1'], array_column($this->stored(), 'branch_id'), "A branch's own page counts for more.");
        self::assertSame([1, 2], array_column($this->rest('POST', 'forms/1/open', '{}')->get_data()['branches'], 'id'));
    }

    public function testAFormGoesOnlyThroughItsOwnDoor(): void
    {
        self::assertSame('ringwell_no_form', $this->send($this->message([], 2))->as_error()?->get_error_code());
        self::assertSame('ringwell_no_form', $this->send($this->message(['form' => 99]))->as_error()?->get_error_code());
        self::assertSame(201, $this->send($this->message([], 2), 'requests')->get_status());
        self::assertSame(['request'], array_column($this->stored(), 'kind'));
    }

    public function testAPageThatIsNotOursSendsNothing(): void
    {
        $config = Plugin::instance()->services()->formConfig()->of((new FormStore())->all()[2]);

        foreach (['', 'x', '1.0.0123456789abcdef.0123456789abcdef0123456789abcdef', $config] as $wrong) {
            self::assertSame('ringwell_stale_form', $this->send($this->message(['config' => $wrong]))->as_error()?->get_error_code());
        }
        self::assertSame([], $this->stored());
    }

    public function testAnOldPageStillWorksAndItsConsentCounts(): void
    {
        $old = $this->message();
        $this->actAs('administrator');
        $form = array_diff_key((new FormStore())->all()[1]->toArray(), ['id' => true]);
        $this->rest('PUT', 'forms/1', ['consent' => ['text' => 'New words', 'policy' => '']] + $form);
        Plugin::instance()->services()->configKeys()->rotate($this->now());
        wp_set_current_user(0);

        self::assertSame(201, $this->send($old)->get_status());
        self::assertSame(201, $this->send($this->message(['phone' => '8 916 000-00-03']))->get_status());
        $texts = $this->services->requests()->consents(array_map(strval(...), array_column($this->stored(), 'consent')));
        self::assertSame(['I agree', 'New wor'], array_map(static fn (array $row): string => substr($texts[(string) $row['consent']], 0, 7), $this->stored()));
    }

    public function testTheSameKeyIsTheSameRequest(): void
    {
        $message = $this->message(['token' => $this->token(), 'inputs' => 12]);
        $first = $this->send($message)->get_data();

        self::assertSame($first, $this->send($message)->get_data());
        self::assertSame($first, $this->send(['phone' => '8 916 000-00-04'] + $message)->get_data());
        self::assertCount(1, $this->stored());
    }

    public function testATokenIsGoodForOneRequest(): void
    {
        $token = $this->token();
        $first = $this->send($this->message(['token' => $token, 'inputs' => 12]))->get_data();

        self::assertSame($first, $this->send($this->message(['token' => $token, 'inputs' => 12]))->get_data(), 'The same phone: the same request.');
        $this->send($this->message(['token' => $token, 'inputs' => 12, 'phone' => '8 916 000-00-05']));
        self::assertSame([['+79161234567', 'hand'], ['+79160000005', 'none']], array_map(static fn (array $row): array => [$row['phone'], $row['proof']], $this->stored()));
    }

    /** @return iterable<string, array{int, int, string}> */
    public static function hands(): iterable
    {
        yield 'a person' => [10 * Time::SECOND, 12, 'hand'];
        yield 'nothing typed' => [10 * Time::SECOND, 0, 'none'];
        yield 'in two seconds' => [2 * Time::SECOND, 12, 'none'];
        yield 'three hours later' => [3 * Time::HOUR, 12, 'none'];
    }

    #[DataProvider('hands')]
    public function testWhatShowsThatAPersonAsked(int $age, int $inputs, string $proof): void
    {
        $this->send($this->message(['token' => $this->token(1, $age), 'inputs' => $inputs]));

        self::assertSame([[$proof, '']], array_map(static fn (array $row): array => [$row['proof'], $row['held']], $this->stored()));
    }

    public function testAVisitThatShowsAPersonIsProofAndKeepsItsSource(): void
    {
        $this->openClinic();
        $shown = $this->lease(1, '/?utm_source=yandex&utm_medium=cpc')['numbers'][0]['number'];
        self::assertIsString($shown);
        $ids = ['visitor' => self::id(1), 'visit' => self::id(1001)];

        $this->send($this->message($ids));
        $this->activity(1, $shown, [['type' => 'active', 'ago' => 0]]);
        $this->send($this->message($ids + ['phone' => '8 916 000-00-06']));
        $this->send($this->message(['visitor' => str_repeat('0', 32), 'phone' => '8 916 000-00-07'] + $ids));

        $rows = $this->stored();
        self::assertSame(['none', 'visit', 'none'], array_column($rows, 'proof'));
        self::assertNotNull($rows[0]['visit_id']);
        self::assertSame([$rows[0]['visit_id'], null], [$rows[1]['visit_id'], $rows[2]['visit_id']], "Another one's visit is nobody's to name.");
    }

    public function testOneVisitSpeaksForFewInADay(): void
    {
        $this->openClinic();
        $shown = $this->lease(1, '/?utm_source=yandex&utm_medium=cpc')['numbers'][0]['number'];
        self::assertIsString($shown);
        $this->activity(1, $shown, [['type' => 'active', 'ago' => 0]]);
        // Of no network, which would have a limit of its own.
        $_SERVER['REMOTE_ADDR'] = '127.0.0.1';
        foreach (range(0, Gate::OF_A_VISIT) as $time) {
            $this->send($this->message(['visitor' => self::id(1), 'visit' => self::id(1001), 'phone' => "8 916 000-00-1{$time}"]));
        }
        $this->send($this->message(['token' => $this->token(), 'inputs' => 9]));

        self::assertSame([...array_fill(0, Gate::OF_A_VISIT, ''), 'visit', ''], array_column($this->stored(), 'held'));
    }

    public function testTheAnswerIsTheSameForAPhoneThatIsKnown(): void
    {
        $this->services->db()->run(
            "INSERT INTO {calls} (connection_id, vendor_key, facts, direction, caller, did, started_at, heard_at, touched_at, state) VALUES (1, 'x', '{}', 'in', '+79161234567', '', 1, 1, 1, 'ended')",
        );
        $known = $this->send($this->message())->get_data();
        $unknown = $this->send($this->message(['phone' => '8 916 000-00-08']))->get_data();

        self::assertSame(['known', 'none'], array_column($this->stored(), 'proof'));
        self::assertSame(array_diff_key($known, ['id' => 1, 'cancel' => 1]), array_diff_key($unknown, ['id' => 1, 'cancel' => 1]));
        remove_action('shutdown', 'wp_ob_end_flush_all', 1);
        do_action('shutdown');
        self::assertSame(['new', 'new'], array_column($this->stored(), 'state'), 'Where the server can only end the answer and not hang up, the connection stays until its work is done.');
    }

    public function testAPlainPageIsAnsweredByAPage(): void
    {
        $answer = $this->sendPlain($this->fields(), 'callbacks', home_url('/price/'));

        self::assertSame([201, 'text/html; charset=UTF-8'], [$answer->get_status(), $answer->get_headers()['Content-Type']]);
        $html = $answer->get_data();
        self::assertStringContainsString('+7 916 123-45-67', $html);
        self::assertStringContainsString('as soon as we can', $html);
        self::assertStringContainsString('<html lang="en-US">', $html);
        self::assertStringContainsString(esc_url(home_url('/price/')), $html);
        self::assertMatchesRegularExpression('~/callbacks/cancel/[0-9a-f]{32}"~', $html);
        self::assertSame([['none', '/price/']], array_map(static fn (array $row): array => [$row['proof'], $row['page']], $this->stored()));
    }

    public function testAPlainFormSentTwiceIsOneRequest(): void
    {
        $fields = $this->fields();
        $this->sendPlain($fields);
        $this->sendPlain($fields);

        self::assertCount(1, $this->stored());
    }

    public function testNothingThatWasTypedIsLost(): void
    {
        $this->saveForm(['comment' => 'optional', 'name' => 'required']);
        $answer = $this->sendPlain($this->fields(['phone' => '8 916 "123', 'name' => '<b>Анна</b>', 'comment' => "a</textarea><script>x</script>\nb"]));

        self::assertSame(400, $answer->get_status());
        $html = $answer->get_data();
        self::assertStringContainsString('value="8 916 &quot;123"', $html);
        self::assertStringContainsString('value="&lt;b&gt;Анна&lt;/b&gt;"', $html);
        self::assertStringContainsString("a&lt;/textarea&gt;&lt;script&gt;x&lt;/script&gt;\nb</textarea>", $html);
        self::assertStringContainsString('aria-describedby="phone-error"', $html);
        self::assertStringContainsString(' checked', $html);
        self::assertStringNotContainsString('<script', $html);
        self::assertSame([], $this->stored());
    }

    public function testAStalePageIsAnsweredByAFreshForm(): void
    {
        $html = $this->sendPlain(['config' => 'old'] + $this->fields())->get_data();
        preg_match('/name="config" value="([^"]+)"/', $html, $found);

        self::assertSame(201, $this->sendPlain(['config' => $found[1] ?? ''] + $this->fields())->get_status());
    }

    public function testAPlainRequestInAnOldCharset(): void
    {
        $this->sendPlain($this->fields(['name' => mb_convert_encoding('Анна', 'Windows-1251', 'UTF-8')]));

        self::assertSame(['Анна'], array_column($this->stored(), 'name'));
    }

    public function testWhatNoScriptSentProvesNothing(): void
    {
        $this->sendPlain($this->fields(['token' => $this->token(), 'inputs' => '50']));

        self::assertSame([['none', null]], array_map(static fn (array $row): array => [$row['proof'], $row['token_hash']], $this->stored()));
    }

    private function now(): int
    {
        return Plugin::instance()->services()->clock()->now();
    }

    /** @param array<string, mixed> $more */
    private function saveBranch(array $more, int $id = 1): void
    {
        $store = new BranchStore();
        $all = $store->read();
        $branches = array_map(static fn ($branch): array => $branch->toArray(), $all->branches);
        $branches[$id] = $more + ['id' => $id, 'name' => "Branch {$id}"] + ($branches[$id] ?? $branches[1]);
        $store->save($all->with(array_values($branches), []));
    }

    /** @param array<string, string> $fields */
    private function saveForm(array $fields): void
    {
        $store = new FormStore();
        $form = $store->all()[1];
        $store->save($store->read()->changed(1, ['fields' => $fields + $form->fields] + $form->toArray()));
    }
}
