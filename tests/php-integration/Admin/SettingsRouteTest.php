<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Admin;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Settings;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;

final class SettingsRouteTest extends TestCase
{
    use Answers;

    public function testTheOwnerReadsAndChangesThem(): void
    {
        $this->actAs('administrator');
        $before = $this->row($this->rest('GET', 'settings'), 'Admin', 'settings');
        $after = $this->row($this->rest('PUT', 'settings', ['visit_days' => 90, 'other_sites' => ['https://north.example']]), 'Admin', 'settings');

        self::assertSame(['visit_days' => 90, 'other_sites' => ['https://north.example']] + $before, ['visit_days' => $after['visit_days'], 'other_sites' => $after['other_sites']] + $after);
        self::assertSame(90, Settings::load()->visitDays);
    }

    #[DataProvider('refused')]
    public function testNothingIsSavedOfWhatIsWrong(mixed $body, string $field, string $code): void
    {
        $this->actAs('administrator');
        $before = Settings::load()->toArray();
        /** @var array<string, mixed> $body */
        $codes = $this->codes($this->rest('PUT', 'settings', $body + ['raw_days' => 3]));

        self::assertSame([$field => $code], $codes);
        self::assertSame($before, Settings::load()->toArray());
    }

    /** @return iterable<string, array{array<string, mixed>, string, string}> */
    public static function refused(): iterable
    {
        yield 'a country that is none' => [['region' => 'XX'], 'region', 'unknown_region'];
        yield 'the second site without https' => [['other_sites' => ['https://a.example', 'http://b.example']], 'other_sites.1', 'not_an_origin'];
        yield 'a proxy by name' => [['proxies' => ['proxy']], 'proxies.0', 'not_an_address'];
        yield 'a file that is not there' => [['region_file' => '/nowhere/city.mmdb'], 'region_file', 'not_readable'];
        yield 'a file of another kind' => [['region_file' => __FILE__], 'region_file', 'not_absolute'];
        yield 'another machine’s file' => [['region_file' => '//server/share/city.mmdb'], 'region_file', 'not_absolute'];
        yield 'a header with its value' => [['region_header' => 'X-Region: RU'], 'region_header', 'not_a_header'];
        yield 'half a selector' => [['swap_off' => ['.prices', 'a[href']], 'swap_off.1', 'not_a_selector'];
        yield 'rules of a style sheet' => [['swap_only' => ['main{color:red}']], 'swap_only.0', 'not_a_selector'];
        yield 'an attribute that is not the owner’s' => [['swap_attributes' => ['onclick']], 'swap_attributes.0', 'not_an_attribute'];
        yield 'frames as a word' => [['swap_frames' => 'yes'], 'swap_frames', 'wrong_type'];
        yield 'a field nobody knows' => [['admin' => true], 'admin', 'unknown_field'];
        yield 'a number as text' => [['visit_days' => '90'], 'visit_days', 'wrong_type'];
        yield 'too few days' => [['visit_days' => 1], 'visit_days', 'too_small'];
    }

    public function testOneAnswerSaysAllThatIsWrong(): void
    {
        $this->actAs('administrator');
        $before = Settings::load()->toArray();
        $answer = $this->rest('PUT', 'settings', [
            'visit_days' => null,
            'raw_days' => 1000,
            'region' => 'XX',
            'other_sites' => ['http://b.example', 7, 'https://c.example', 'https://d.example/path'],
            'proxies' => 'not even a list',
        ]);

        self::assertSame(400, $answer->get_status());
        self::assertEqualsCanonicalizing([
            'visit_days' => 'wrong_type',
            'raw_days' => 'too_big',
            'region' => 'unknown_region',
            'other_sites.0' => 'not_an_origin',
            'other_sites.1' => 'wrong_type',
            'other_sites.3' => 'not_an_origin',
            'proxies' => 'wrong_type',
        ], $this->codes($answer));
        self::assertSame($before, Settings::load()->toArray());
    }

    public function testWhatIsNoListOfFieldsIsRefused(): void
    {
        $this->actAs('administrator');

        self::assertSame(['' => 'wrong_type'], $this->codes($this->rest('PUT', 'settings', '[1]')));
    }

    public function testBrokenMessagesAreRefused(): void
    {
        $this->actAs('administrator');

        self::assertSame(400, $this->rest('PUT', 'settings', '{"region":')->get_status());
        self::assertSame(413, $this->rest('PUT', 'settings', '{"region":"' . str_repeat('x', 1_000_000) . '"}')->get_status());
    }

    #[DataProvider('others')]
    public function testNobodyElseMay(?string $role, int $status): void
    {
        if ($role !== null) {
            $this->actAs($role);
        }

        self::assertSame($status, $this->rest('GET', 'settings')->get_status());
        self::assertSame($status, $this->rest('PUT', 'settings', ['delete_data' => true])->get_status());
        self::assertFalse(Settings::load()->deleteData);
    }

    /** @return iterable<string, array{?string, int}> */
    public static function others(): iterable
    {
        yield 'a stranger' => [null, 401];
        yield 'a subscriber' => ['subscriber', 403];
        yield 'the marketer' => ['ringwell_marketer', 403];
        yield 'the receptionist' => ['ringwell_receptionist', 403];
    }
}
