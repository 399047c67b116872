<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

/** Why a call was tied as it was, in words. */
final class AnswerText
{
    /**
     * @param string $source name of the answer's source, '' where it has none
     * @param string $group  name of the answer's group of sources, '' where it has none
     */
    public static function sentence(Answer $answer, string $source, string $group = ''): string
    {
        if ($answer->groupId !== null && $group !== '') {
            return self::ofGroup($answer, $group);
        }
        $reason = $answer->reasons[0]->code ?? '';

        return match ($reason) {
            Reason::STATIC_NUMBER => $source === ''
                ? __('This number was bound to a source that is gone.', 'ringwell')
                /* translators: %s: source */
                : sprintf(__('Only visitors from "%s" are shown this number. Which of them rang can\'t be known.', 'ringwell'), $source),
            Reason::DEFAULT_NUMBER => $source === ''
                ? __('This number was bound to a source that is gone.', 'ringwell')
                /* translators: %s: source */
                : sprintf(__('The default number of "%s" rang: the source is known, the visit is not.', 'ringwell'), $source),
            Reason::SITE_NUMBER => __('The site\'s own number rang. It is also on paper, on maps and in phone books, so nobody can say where the call came from.', 'ringwell'),
            Reason::LAST_VIEWER => $source === ''
                ? __('The last visitor who was shown this number, as far as can be told.', 'ringwell')
                /* translators: %s: source */
                : sprintf(__('The last visitor who was shown this number came from "%s".', 'ringwell'), $source),
            Reason::NOBODY_SHOWN => __('Nobody had this number on screen when the phone rang.', 'ringwell'),
            Reason::REPORTED_LATE => __('The phone system reported this call more than a day late, so nobody can say who had the number when it rang.', 'ringwell'),
            Reason::CALLBACK => __('The patient asked on the site to be called back, in this visit.', 'ringwell'),
            Reason::OUT_OF_USE => __('This number was out of use when it rang.', 'ringwell'),
            default => __('This number is not among yours. Add it to know where such calls come from.', 'ringwell'),
        };
    }

    private static function ofGroup(Answer $answer, string $group): string
    {
        return $answer->rule === 'default'
            /* translators: %s: name of a group of sources */
            ? sprintf(__('The default number of the group "%s" rang: it was one of its sources, which one is not known, nor is the visit.', 'ringwell'), $group)
            /* translators: %s: name of a group of sources */
            : sprintf(__('Only visitors from the sources of the group "%s" are shown this number. Which of the sources it was, and who rang, can\'t be known.', 'ringwell'), $group);
    }

    public static function reason(Reason $reason): string
    {
        return match ($reason->code) {
            Reason::LAST_VIEWER => self::lastViewer($reason->params['seconds'] ?? 0),
            Reason::NOBODY_SHOWN => __('Nobody was shown this number in the seven days before.', 'ringwell'),
            Reason::STATIC_NUMBER, Reason::DEFAULT_NUMBER => __('Everybody of this source is shown the same number.', 'ringwell'),
            default => self::sentence(new Answer('', '', null, null, [$reason]), ''),
        };
    }

    private static function lastViewer(int $seconds): string
    {
        return match (true) {
            /* translators: %d: seconds */
            $seconds < 120 => sprintf(_n('Was shown the number %d second before the call.', 'Was shown the number %d seconds before the call.', $seconds, 'ringwell'), $seconds),
            /* translators: %d: minutes */
            $seconds < 7200 => sprintf(_n('Was shown the number %d minute before the call.', 'Was shown the number %d minutes before the call.', intdiv($seconds, 60), 'ringwell'), intdiv($seconds, 60)),
            /* translators: %d: hours */
            $seconds < 172800 => sprintf(_n('Was shown the number %d hour before the call.', 'Was shown the number %d hours before the call.', intdiv($seconds, 3600), 'ringwell'), intdiv($seconds, 3600)),
            /* translators: %d: days */
            default => sprintf(_n('Was shown the number %d day before the call.', 'Was shown the number %d days before the call.', intdiv($seconds, 86400), 'ringwell'), intdiv($seconds, 86400)),
        };
    }
}
