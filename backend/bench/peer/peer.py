"""What one gets in an afternoon: deviations in Django REST Framework, with django-auditlog, in one file.

Runs in an environment of its own (``make .venv/peer/.ready``) on the bench's database, in a schema of its own.
``peer.py prepare`` makes and fills its tables; ``gunicorn peer:application`` serves. It logs in by tokens kept in the
database, asks Django's permissions, shows only the caller's board, and records what is read, listed and made.
"""

import os
import sys
import uuid
from datetime import date
from urllib.parse import urlsplit

import django
from django.conf import settings

PLACE = urlsplit(os.environ["PEER_DATABASE_URL"])
settings.configure(
    SECRET_KEY="invented",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    TIME_ZONE="Europe/Stockholm",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "rest_framework",
        "rest_framework.authtoken",
        "auditlog",
    ],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware", "auditlog.middleware.AuditlogMiddleware"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": PLACE.path[1:],
            "USER": PLACE.username,
            "PASSWORD": PLACE.password,
            "HOST": PLACE.hostname,
            "PORT": PLACE.port,
            "OPTIONS": {"pool": {"min_size": 8, "max_size": 8}, "options": "-c search_path=peer"},
        }
    },
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.DjangoModelPermissions"],
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
)
django.setup()

from auditlog.registry import auditlog  # noqa: E402 - Django wants its settings first
from auditlog.signals import accessed  # noqa: E402
from django.contrib.auth.models import Permission, User  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.db.models.functions import TruncMonth  # noqa: E402
from django.urls import include, path  # noqa: E402
from rest_framework import routers, serializers, viewsets  # noqa: E402
from rest_framework.authtoken.models import Token  # noqa: E402
from rest_framework.decorators import action  # noqa: E402
from rest_framework.response import Response  # noqa: E402

DIMENSIONS = ("category", "report_type", "area", "unit_id", "status")


class Deviation(models.Model):
    """One thing that went wrong."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.BigIntegerField(null=True)
    board = models.UUIDField()
    unit_id = models.UUIDField()
    unit_name = models.TextField()
    area = models.TextField()
    title = models.TextField()
    description = models.TextField()
    report_type = models.TextField(default="deviation")
    category = models.TextField(null=True)
    status = models.TextField(default="received")
    reporter = models.UUIDField(null=True)
    reported_at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField(null=True)

    class Meta:
        """A table of the bench's own schema."""

        app_label = "auth"
        db_table = "deviation"
        indexes = [models.Index(fields=["board", "-reported_at", "-id"], name="deviation_order")]


class Shown(serializers.ModelSerializer):
    """A deviation as it is sent and shown."""

    class Meta:
        """All of it."""

        model = Deviation
        fields = "__all__"
        extra_kwargs = {"board": {"required": False}, "unit_name": {"required": False}, "area": {"required": False}}


class Deviations(viewsets.ModelViewSet):
    """The resource."""

    queryset = Deviation.objects.all()
    serializer_class = Shown

    def get_queryset(self):
        """Those of the caller's board, which their name says."""
        return self.queryset.filter(board=self.request.user.last_name).order_by("-reported_at", "-id")

    @transaction.atomic
    def retrieve(self, request, *args, **kwargs):
        """Show one, and record it."""
        answer = super().retrieve(request, *args, **kwargs)
        accessed.send(Deviation, instance=Deviation(pk=kwargs["pk"]))
        return answer

    @transaction.atomic
    def list(self, request, *args, **kwargs):
        """Show a page, and record that."""
        answer = super().list(request, *args, **kwargs)
        accessed.send(User, instance=request.user)
        return answer

    @transaction.atomic
    def create(self, request, *args, **kwargs):
        """Take one in. The audit log records it by itself."""
        return super().create(request, *args, **kwargs)

    def perform_create(self, serializer):
        """Save it in the caller's board."""
        serializer.save(board=self.request.user.last_name, unit_name="Enhet 1", area="adults")

    @action(detail=False)
    def statistics(self, request):
        """Count a period by six dimensions."""
        period = [date.fromisoformat(request.query_params[name]) for name in ("from", "to")]
        chosen = self.get_queryset().filter(reported_at__date__range=period).order_by()
        by = {name: list(chosen.values(name).annotate(number=Count("id"))) for name in DIMENSIONS}
        months = chosen.annotate(month=TruncMonth("reported_at")).values("month").annotate(number=Count("id"))
        accessed.send(User, instance=request.user)
        return Response({"total": chosen.count(), "by": by | {"month": list(months)}})


auditlog.register(Deviation)
router = routers.SimpleRouter()
router.register("deviations", Deviations)
urlpatterns = [path("", include(router.urls))]
FILL = """
insert into deviation (id, number, board, unit_id, unit_name, area, title, description, report_type, category, status,
                       reporter, reported_at, due_on)
select m.id, m.number, m.board_id, m.unit_id, m.unit_name, m.area, m.title, d.description, d.report_type, d.category,
       m.status, m.reporter_id, m.reported_at, m.due_on
  from public.matter m join public.deviation d on d.id = m.id and d.board_id = m.board_id
"""


def prepare(board: str, token: str) -> None:
    """Make the tables, fill them, and let somebody in."""
    with connection.cursor() as cursor:
        cursor.execute("drop schema if exists peer cascade")
        cursor.execute("create schema peer")
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Deviation)
    with connection.cursor() as cursor:
        cursor.execute(FILL)
        cursor.execute("analyze")
    user = User.objects.create(username="bench", last_name=board)
    kind = ContentType.objects.get_for_model(Deviation)
    may_add, _ = Permission.objects.get_or_create(content_type=kind, codename="add_deviation", defaults={"name": "Add"})
    user.user_permissions.add(may_add)
    Token.objects.create(user=user, key=token)


if __name__ == "__main__":
    prepare(*sys.argv[2:])
else:
    application = get_wsgi_application()
