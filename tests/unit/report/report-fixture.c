/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "report-fixture.h"

static const char *const titles[] = {
  "Аллея у фонтана: возвращение сквера жителям",
  "Музей одной улицы",
  "Тёплая остановка с библиотекой",
  "Двор, который придумали дети",
  "Мастерские в старой котельной «Искра»",
};

static const char *const themes[] = {
  "Исторический город", "Культурно-историческое наследие", "Умный город", "Дети в городе", "Креативные кластеры",
};

static const char *const people[] = {
  "Тестова Анна Петровна",    "Примеров Пётр Образцович", "Выдумкин Илья Сергеевич",
  "Образцова Мария Тестовна", "Небывалов Лев Примерович",
};

static const char *const states[] = { "registered", "in-check", "returned", "admitted", "refused", "withdrawn" };

VecheReportOffice *
report_fixture_new_office (void)
{
  VecheReportOffice *office = veche_report_office_new ();

  office->parent = g_strdup ("Администрация Тестового городского округа");
  office->name = g_strdup ("Муниципальный проектный офис «Вымысел»");
  office->address = g_strdup ("000000, г. Тестовск, пл. Примерная, д. 1, каб. 15");
  office->contacts = g_strdup ("Тел. 8(00000)0-00-00, office@example.org");
  office->place = g_strdup ("г. Тестовск");
  return office;
}

char *
report_fixture_make_words (const char *prefix,
                           guint       n_chars)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; (guint) g_utf8_strlen (text->str, -1) < n_chars; i++)
    g_string_append_printf (text, "%s%s%05u", text->len > 0 ? " " : "", prefix, i);
  return g_string_free (text, FALSE);
}

char *
report_fixture_make_hostile (const char *prefix)
{
  g_autofree char *long_word = g_strnfill (900, 'w');

  return g_strdup_printf (
      "до%s <b>&amp;</b> \t табуляция\001\002\177 %s \342\200\256оборот \xff\xfe байты "
      "\360\237\214\263\360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247 "
      "\327\251\327\234\327\225\327\235 \331\205\330\261\330\255\330\250\330\247 %%s %%n "
      "\r\nстрока\342\200\250линия после%s",
      prefix, long_word, prefix);
}

static void
report_fixture_add_part (VecheReportReceiptEntry *entry,
                         const char              *item,
                         const char              *file_name,
                         guint64                  size,
                         guint                    sheets)
{
  VecheReportReceiptPart *part = veche_report_receipt_part_new (item);

  part->file_name = g_strdup (file_name);
  part->size = size;
  part->sheets = sheets;
  part->date = g_strdup ("2020-02-17");
  g_ptr_array_add (entry->parts, part);
}

VecheReportReceipt *
report_fixture_new_receipt (guint n_entries)
{
  VecheReportReceipt *input = veche_report_receipt_new ();

  input->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  input->programme_zone = g_strdup ("Europe/Moscow");
  input->office_zone = g_strdup ("Asia/Chita");
  input->office = report_fixture_new_office ();
  for (guint i = 0; i < n_entries; i++)
    {
      VecheReportReceiptEntry *entry = veche_report_receipt_entry_new ();

      entry->number = g_strdup_printf ("Л-2020/%03u", i + 1);
      entry->received = g_strdup (i % 2 == 0 ? "2020-02-17T06:55:00Z" : "2020-02-17T21:07:00Z");
      entry->deadline = g_strdup ("2020-02-17T20:59:00Z");
      entry->late = i % 2 != 0;
      entry->programme = g_strdup ("100 городских лидеров, отбор 2020 года");
      entry->title = g_strdup (titles[i % G_N_ELEMENTS (titles)]);
      entry->theme = g_strdup (themes[i % G_N_ELEMENTS (themes)]);
      entry->applicant = g_strdup (people[i % G_N_ELEMENTS (people)]);
      entry->organisation = g_strdup ("АНО «Центр выдуманных инициатив»");
      entry->leader = g_strdup (people[(i + 1) % G_N_ELEMENTS (people)]);
      entry->phone = g_strdup ("8(00000)0-00-01");
      entry->accepted_by = veche_report_person_new ("Образцова М. Т.", "главный специалист проектного офиса");
      report_fixture_add_part (entry, "Краткое описание проекта", "описание.docx", 48213, 0);
      report_fixture_add_part (entry, "Социально-экономический эффект", NULL, 0, 3);
      report_fixture_add_part (entry, "Бюджет", "смета проекта, окончательная.xlsx", 121344, 2);
      report_fixture_add_part (entry, "Целевая аудитория", NULL, 0, 1);
      report_fixture_add_part (entry, "Видеоролик о команде", "команда.mp4", 214748364, 0);
      report_fixture_add_part (entry, "Поддержка жителей (подписной лист)", NULL, 0, 12);
      g_ptr_array_add (entry->missing, g_strdup ("Резюме лидера"));
      g_ptr_array_add (entry->missing, g_strdup ("Сведения о членах команды"));
      g_ptr_array_add (input->entries, entry);
    }
  return input;
}

static void
report_fixture_add_items (VecheReportCheckProtocolEntry *entry)
{
  static const struct
  {
    const char *requirement;
    VecheReportCheckState state;
    const char *remark;
  } items[] = {
    { "Краткое описание проекта: до 3000 знаков, цель, задачи, место", VECHE_REPORT_CHECK_STATE_PRESENT,
      NULL },
    { "Описание решаемой проблемы", VECHE_REPORT_CHECK_STATE_PRESENT, NULL },
    { "Планируемый социально-экономический эффект", VECHE_REPORT_CHECK_STATE_INSUFFICIENT,
      "Нет показателей; указать, сколько жителей будут пользоваться площадкой и как это будет измерено." },
    { "Бюджет проекта с источниками финансирования", VECHE_REPORT_CHECK_STATE_PRESENT,
      "Итог посчитан с ошибкой на 1 руб." },
    { "Целевая аудитория", VECHE_REPORT_CHECK_STATE_PRESENT, NULL },
    { "Видеоролик о команде: до 3 минут", VECHE_REPORT_CHECK_STATE_ABSENT, "Ссылка не открывается." },
    { "Резюме лидера проекта", VECHE_REPORT_CHECK_STATE_PRESENT, NULL },
    { "Команда: до 5 человек, согласие каждого", VECHE_REPORT_CHECK_STATE_PRESENT, NULL },
    { "Поддержка жителей", VECHE_REPORT_CHECK_STATE_NOT_NEEDED, "Голосование идёт на сайте." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_ptr_array_add (entry->items, veche_report_check_protocol_item_new (items[i].requirement, items[i].state,
                                                                         items[i].remark));
}

VecheReportCheckProtocol *
report_fixture_new_check_protocol (guint n_entries)
{
  VecheReportCheckProtocol *input = veche_report_check_protocol_new ();

  input->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  input->zone = g_strdup ("Europe/Moscow");
  input->office = report_fixture_new_office ();
  for (guint i = 0; i < n_entries; i++)
    {
      VecheReportCheckProtocolEntry *entry = veche_report_check_protocol_entry_new ();

      entry->number = g_strdup_printf ("%u", i + 7);
      entry->date = g_strdup ("2020-02-20");
      entry->programme = g_strdup ("100 городских лидеров, отбор 2020 года");
      entry->stage = g_strdup ("Техническая экспертиза, 17–23 февраля 2020 г.");
      entry->application = g_strdup_printf ("Л-2020/%03u", i + 1);
      entry->received = g_strdup ("2020-02-17T06:55:00Z");
      entry->title = g_strdup (titles[i % G_N_ELEMENTS (titles)]);
      entry->applicant = g_strdup (people[i % G_N_ELEMENTS (people)]);
      entry->organisation = g_strdup ("АНО «Центр выдуманных инициатив»");
      entry->leader = g_strdup (people[(i + 1) % G_N_ELEMENTS (people)]);
      entry->theme = g_strdup (themes[2]);
      entry->theme_scope = g_strdup (
          "решения, которые делают службы города удобнее с помощью данных и связи: датчики, открытые данные, "
          "сервисы для жителей, управление светом, водой и транспортом.");
      entry->theme_fits = i % 2 == 0 ? VECHE_REPORT_CHECK_FIT_NO : VECHE_REPORT_CHECK_FIT_YES;
      entry->theme_remark
          = i % 2 == 0 ? g_strdup ("Проект ближе к тематике «Дети в городе»; заявитель согласен на перенос.")
                       : NULL;
      report_fixture_add_items (entry);
      entry->decision = VECHE_REPORT_CHECK_DECISION_RETURN;
      entry->return_until = g_strdup ("2020-02-22");
      g_ptr_array_add (entry->reasons, g_strdup ("incomplete"));
      g_ptr_array_add (entry->reasons, g_strdup ("theme"));
      entry->decided_by = veche_report_person_new ("М. Т. Образцова", "главный специалист проектного офиса");
      entry->decided_at = g_strdup ("2020-02-20T08:12:00Z");
      entry->journal_head = g_strdup ("5f1d0a7e9b3c4d2286aa90bb17c6e35f04d1928374655647382910abcdef0123");
      g_ptr_array_add (entry->signers, veche_report_person_new ("П. О. Примеров", "руководитель проектного офиса"));
      g_ptr_array_add (input->entries, entry);
    }
  return input;
}

VecheReportRegister *
report_fixture_new_register (guint n_rows)
{
  VecheReportRegister *input = veche_report_register_new ();

  input->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  input->zone = g_strdup ("Europe/Moscow");
  input->office = report_fixture_new_office ();
  input->programme = g_strdup ("100 городских лидеров, отбор 2020 года");
  input->from = g_strdup ("2020-01-13");
  input->to = g_strdup ("2020-02-17");
  input->kept_by = veche_report_person_new ("М. Т. Образцова", "главный специалист");
  for (guint i = 0; i < n_rows; i++)
    {
      VecheReportRegisterRow *row = veche_report_register_row_new ();

      row->number = g_strdup_printf ("Л-2020/%04u", i + 1);
      row->received = g_strdup_printf ("2020-02-%02uT%02u:05:00Z", 1 + i % 17, 6 + i % 12);
      row->late = i % 17 == 16;
      row->title = g_strdup (titles[i % G_N_ELEMENTS (titles)]);
      row->theme = g_strdup (themes[i % G_N_ELEMENTS (themes)]);
      row->applicant = g_strdup (people[i % G_N_ELEMENTS (people)]);
      row->organisation = g_strdup (i % 3 == 0 ? "АНО «Центр выдуманных инициатив»" : NULL);
      row->leader = g_strdup (people[(i + 1) % G_N_ELEMENTS (people)]);
      row->accepted_by = g_strdup ("Образцова М. Т.");
      row->state = g_strdup (states[i % G_N_ELEMENTS (states)]);
      row->annulled = i == 4 ? g_strdup ("номер выдан дважды") : NULL;
      g_ptr_array_add (input->rows, row);
    }
  return input;
}

VecheReportApplications *
report_fixture_new_applications (guint n_rows)
{
  static const char *const codes[]
      = { "number", "title", "city", "budget", "received", "due", "votes", "complete", "channel", "state" };
  VecheReportApplications *input = veche_report_applications_new ();

  input->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  input->zone = g_strdup ("Europe/Moscow");
  input->office = report_fixture_new_office ();
  input->programme = g_strdup ("100 городских лидеров, отбор 2020 года");
  input->filter = g_strdup ("тематика «Умный город», состояние «допущена»");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_true (veche_report_applications_add_column (input, codes[i], NULL));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("Л-2020/%04u", i + 1);
      g_autofree char *budget = g_strdup_printf ("%u", 123456750 + i * 1000001);
      g_autofree char *votes = g_strdup_printf ("%u", i * 37);
      const char *values[] = {
        number,
        titles[i % G_N_ELEMENTS (titles)],
        "Тестовск",
        budget,
        "2020-02-17T06:55:00Z",
        i % 2 == 0 ? "2020-02-22" : "",
        votes,
        i % 2 == 0 ? "1" : "0",
        "visit",
        "admitted",
        NULL,
      };

      veche_report_applications_add_row (input, values);
    }
  return input;
}
