import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duo_portal.settings")
application = get_wsgi_application()

from duo_portal.toegang.controles import weiger_open_demo  # noqa: E402 only after Django stands

weiger_open_demo()
