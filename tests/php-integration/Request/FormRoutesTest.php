<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Door\Shape;
use Ringwell\Request\FormStore;
use Ringwell\Tests\Integration\TestCase;

final class FormRoutesTest extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->actAs('administrator');
    }

    public function testTwoFormsAreThereFromTheStart(): void
    {
        $forms = $this->rest('GET', 'forms')->get_data();

        self::assertSame([[1, 'callback'], [2, 'request']], array_map(static fn (array $form): array => [$form['id'], $form['kind']], $forms));
        self::assertSame([[], []], array_map(static fn (array $form): array => Shape::of('Request', 'form')->faults($form), $forms));
        self::assertFalse(get_option(FormStore::OPTION), 'Nobody has said anything yet.');
    }

    public function testAFormIsMadeChangedAndDeletedAndItsIdIsNeverGivenAgain(): void
    {
        $made = $this->rest('POST', 'forms', self::form(['name' => 'Landing']));
        self::assertSame([201, 3, '[ringwell_form id="3"]'], [$made->get_status(), $made->get_data()['id'], $made->get_data()['shortcode']]);

        $changed = $this->rest('PUT', 'forms/3', self::form(['title' => "  Call\u{202E} me\n"]));
        self::assertSame([200, 'Call me', 'Form'], [$changed->get_status(), $changed->get_data()['title'], $changed->get_data()['name']]);

        self::assertSame(200, $this->rest('DELETE', 'forms/3')->get_status());
        self::assertSame([404, 404, 404], [
            $this->rest('GET', 'forms/3')->get_status(), $this->rest('PUT', 'forms/3', self::form())->get_status(), $this->rest('DELETE', 'forms/3')->get_status(),
        ]);
        self::assertSame(4, $this->rest('POST', 'forms', self::form())->get_data()['id']);
    }

    public function testWithoutAnyFormThereIsNone(): void
    {
        $this->rest('DELETE', 'forms/1');
        $this->rest('DELETE', 'forms/2');

        self::assertSame([], $this->rest('GET', 'forms')->get_data());
        self::assertSame(3, $this->rest('POST', 'forms', self::form())->get_data()['id']);
    }

    public function testThereAreNotTooMany(): void
    {
        for ($made = 2; $made < 50; $made++) {
            $this->rest('POST', 'forms', self::form());
        }

        self::assertSame([409, 50], [$this->rest('POST', 'forms', self::form())->get_status(), count((new FormStore())->all())]);
    }

    /** @return iterable<string, array{array<string, mixed>, string}> */
    public static function wrong(): iterable
    {
        yield 'no name' => [['name' => ''], 'name'];
        yield 'a name that nobody can see' => [['name' => "\u{200B}\t"], 'name'];
        yield 'a long title' => [['title' => str_repeat('я', 121)], 'title'];
        yield 'a kind that isn\'t' => [['kind' => 'lottery'], 'kind'];
        yield 'a demand that isn\'t' => [['fields' => ['name' => 'maybe', 'comment' => 'off', 'when' => 'off', 'branch' => 'off']], 'fields.name'];
        yield 'another field' => [['fields' => ['name' => 'off', 'comment' => 'off', 'when' => 'off', 'branch' => 'off', 'passport' => 'required']], 'fields.passport'];
        yield 'a script as policy' => [['consent' => ['text' => '', 'policy' => 'javascript:alert(1)']], 'consent.policy'];
        yield 'a policy with a quote' => [['consent' => ['text' => '', 'policy' => 'https://clinic.example/"onclick=x']], 'consent.policy'];
    }

    /** @param array<string, mixed> $fields */
    #[DataProvider('wrong')]
    public function testWhatIsWrongIsSaidBesideItsField(array $fields, string $at): void
    {
        $answer = $this->rest('POST', 'forms', self::form($fields));

        self::assertSame(400, $answer->get_status());
        self::assertSame([$at], array_keys($answer->get_data()['data']['params']));
        self::assertFalse(get_option(FormStore::OPTION));
    }

    public function testAPageWithAFormCostsNoQuery(): void
    {
        $this->rest('POST', 'forms', self::form());
        wp_cache_flush();
        wp_load_alloptions();
        $before = $this->wpdb->num_queries;

        self::assertNotNull((new FormStore())->find(3));
        self::assertSame($before, $this->wpdb->num_queries);
    }

    /**
     * @param  array<string, mixed> $more
     * @return array<string, mixed>
     */
    private static function form(array $more = []): array
    {
        return $more + [
            'kind' => 'callback',
            'name' => 'Form',
            'title' => '',
            'text' => '',
            'button' => '',
            'fields' => ['name' => 'off', 'comment' => 'off', 'when' => 'optional', 'branch' => 'off'],
            'consent' => ['text' => '', 'policy' => 'https://clinic.example/privacy'],
            'thanks' => '',
        ];
    }
}
