<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** What a form says: the owner's words, else ours in the language of the page. Plain text: whoever prints it escapes it. */
final class FormText
{
    private const LINK = '~\[link\](.*?)\[/link\]~su';

    public function __construct(private readonly Form $form)
    {
    }

    public function title(): string
    {
        return $this->or($this->form->title, $this->isCallback() ? __('We will call you back', 'ringwell') : __('Write to us', 'ringwell'));
    }

    /** '' where nothing is said. */
    public function text(): string
    {
        return $this->form->text;
    }

    public function button(): string
    {
        return $this->or($this->form->button, $this->isCallback() ? __('Call me back', 'ringwell') : __('Send', 'ringwell'));
    }

    public function label(string $field): string
    {
        return match ($field) {
            'phone' => __('Your phone number', 'ringwell'),
            'name' => __('Your name', 'ringwell'),
            'comment' => $this->isCallback() ? __('What is it about?', 'ringwell') : __('Your question', 'ringwell'),
            'when' => $this->isCallback() ? __('When shall we call?', 'ringwell') : __('When would it suit you?', 'ringwell'),
            'branch' => __('Which of our places?', 'ringwell'),
            default => '',
        };
    }

    /** With the marks around what leads to the policy. */
    public function consent(): string
    {
        return $this->or($this->form->consent, __('I agree that my data are processed as the [link]privacy policy[/link] says.', 'ringwell'));
    }

    /** @return array{string, string, string} before the link, the link, after it; without one the first is all */
    public function consentParts(): array
    {
        $text = $this->consent();
        if (preg_match(self::LINK, $text, $found, PREG_OFFSET_CAPTURE) !== 1) {
            return [$text, '', ''];
        }

        return [substr($text, 0, $found[0][1]), $found[1][0], substr($text, $found[0][1] + strlen($found[0][0]))];
    }

    /**
     * What is kept as proof of what somebody agreed to, word by word.
     *
     * @param string $policy address that the link led to, '' for none
     */
    public function agreed(string $policy): string
    {
        [$before, $link, $after] = $this->consentParts();

        return $before . $link . ($link !== '' && $policy !== '' ? " ({$policy})" : '') . $after;
    }

    /**
     * @param string $phone  as it is shown to whom it belongs
     * @param string $when   in words
     * @param string $number the clinic's, that will be seen ringing; '' where it is not known
     */
    public function thanks(string $phone, string $when, string $number): string
    {
        $usual = match (true) {
            ! $this->isCallback() => __('Thank you. We have your message and will answer at {phone}.', 'ringwell'),
            $number === '' => __('Thank you. We will call {phone} {when}.', 'ringwell'),
            default => __('Thank you. We will call {phone} {when}, from {number}.', 'ringwell'),
        };

        return strtr($this->or($this->form->thanks, $usual), ['{phone}' => self::apart($phone), '{when}' => $when, '{number}' => self::apart($number)]);
    }

    /** Between words that are written from right to left the parts of a number would change places. */
    private static function apart(string $number): string
    {
        return $number !== '' && is_rtl() ? "\u{2066}{$number}\u{2069}" : $number;
    }

    private function isCallback(): bool
    {
        return $this->form->kind === Form::CALLBACK;
    }

    private function or(string $own, string $usual): string
    {
        return $own === '' ? $usual : $own;
    }
}
