<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Request;

use PHPUnit\Framework\TestCase;
use Ringwell\Request\Form;
use Ringwell\Request\FormText;

final class FormTextTest extends TestCase
{
    public function testWhereTheOwnerSaysNothingWeDo(): void
    {
        $text = new FormText(Form::usual(1, Form::CALLBACK, 'Callback'));

        self::assertSame('We will call you back', $text->title());
        self::assertSame(['I agree that my data are processed as the ', 'privacy policy', ' says.'], $text->consentParts());
        self::assertSame('Thank you. We will call +7 916 123-45-67 in about 4 minutes, from +7 495 111-22-33.', $text->thanks('+7 916 123-45-67', 'in about 4 minutes', '+7 495 111-22-33'));
        self::assertSame('Thank you. We will call +7 916 123-45-67 today at 15:00.', $text->thanks('+7 916 123-45-67', 'today at 15:00', ''));
    }

    /** Who adds a field adds it to the messages and gives it a name, or none of them knows it. */
    public function testEachFieldIsKnownToTheMessagesAndHasAName(): void
    {
        foreach (['form', 'form-write'] as $message) {
            $schema = json_decode((string) file_get_contents(dirname(__DIR__, 3) . "/php/Request/schema/{$message}.json"), true, 32, JSON_THROW_ON_ERROR);
            self::assertEqualsCanonicalizing(Form::FIELDS, array_keys($schema['properties']['fields']['properties']), $message);
        }
        foreach ([Form::CALLBACK, Form::REQUEST] as $kind) {
            $form = Form::usual(1, $kind, '');
            self::assertSame(Form::FIELDS, array_keys($form->fields), 'In the order in which they stand.');
            self::assertNotContains('', array_map((new FormText($form))->label(...), Form::FIELDS));
        }
    }

    /** What is stored was written before a field was known: it is not asked for. */
    public function testAFieldThatNobodyHasSetIsOffAndOneThatNobodyKnowsIsGone(): void
    {
        $stored = Form::usual(1, Form::CALLBACK, 'Callback')->toArray();
        $form = Form::of(['fields' => ['name' => 'required', 'passport' => 'required']] + $stored);

        self::assertSame(['name' => 'required', 'branch' => 'off', 'when' => 'off', 'comment' => 'off'], $form?->fields);
    }

    public function testTheOwnersWordsCount(): void
    {
        $text = new FormText(self::form(['title' => 'Hello', 'thanks' => '{number} rings {phone}: {when} {x}', 'consent' => ['text' => 'Yes, [link]as here[/link]. [link]Or[/link]', 'policy' => '']]));

        self::assertSame('Hello', $text->title());
        self::assertSame('+1 rings {number}: now {x}', $text->thanks('{number}', 'now', '+1'), 'What is put in is not read again.');
        self::assertSame(['Yes, ', 'as here', '. [link]Or[/link]'], $text->consentParts());
    }

    public function testWhatWasAgreedToNamesThePolicy(): void
    {
        $text = new FormText(self::form(['consent' => ['text' => 'Yes, [link]as here[/link].', 'policy' => '']]));

        self::assertSame('Yes, as here (https://clinic.example/privacy).', $text->agreed('https://clinic.example/privacy'));
        self::assertSame('Yes, as here.', $text->agreed(''));
        self::assertSame('Just yes.', (new FormText(self::form(['consent' => ['text' => 'Just yes.', 'policy' => '']])))->agreed('https://clinic.example/privacy'));
    }

    public function testAFormThatIsStoredWrongIsNone(): void
    {
        self::assertNull(Form::of(['id' => 1, 'kind' => 'other']));
        self::assertNull(Form::of(['id' => '1', 'kind' => 'callback']));
        self::assertNull(Form::of('x'));
        $form = Form::of(['id' => 5, 'kind' => 'callback', 'title' => [], 'fields' => ['name' => 'must', 'when' => 'required'], 'consent' => 'x']);
        self::assertNotNull($form);
        self::assertSame([false, true, true], [$form->asks('name'), $form->asks('when'), $form->requires('when')]);
    }

    /** @param array<string, mixed> $fields */
    private static function form(array $fields): Form
    {
        return Form::of(['id' => 1, 'kind' => Form::CALLBACK] + $fields) ?? throw new \LogicException('No form');
    }
}
